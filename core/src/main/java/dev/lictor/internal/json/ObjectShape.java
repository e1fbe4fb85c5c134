package dev.lictor.internal.json;

import java.util.ArrayList;
import java.util.List;

/**
 * What an object may hold: each key with who reads its value, which of them must be there, and what becomes of others. Immutable.
 *
 * @param <S> what is filled while the object is read
 */
public final class ObjectShape<S> {

  /**
   * Reads the value of one key.
   *
   * @param <S> what is filled
   */
  @FunctionalInterface
  public interface Member<S> {
    /** Reads one value with one of the methods of the reader. */
    void read(JsonReader in, S state);
  }

  /**
   * Reads the value of a key that the shape does not name.
   *
   * @param <S> what is filled
   */
  @FunctionalInterface
  public interface OtherMember<S> {
    /** Reads one value with one of the methods of the reader. */
    void read(JsonReader in, S state, String key);
  }

  private final Keys keys;
  private final List<Member<S>> members; // by slot
  private final int[] slots; // of each key; the spellings of one key share theirs
  private final long required;
  private final String unknownCode;
  private final OtherMember<S> other;
  private final boolean closed;

  private ObjectShape(Builder<S> builder) {
    this.keys = new Keys(builder.names);
    this.members = List.copyOf(builder.members);
    this.slots = builder.slots.stream().mapToInt(Integer::intValue).toArray();
    this.required = builder.required;
    this.unknownCode = builder.unknownCode;
    this.other = builder.other;
    this.closed = builder.closed;
  }

  /** Returns a builder of a shape that allows no key. */
  public static <S> Builder<S> builder() {
    return new Builder<>();
  }

  Keys keys() {
    return keys;
  }

  /** Returns the slot of a key: its number among those that are not spellings of one before. */
  int slot(int key) {
    return slots[key];
  }

  /** Returns the first spelling of the key in a slot. */
  String name(int slot) {
    int key = 0;
    while (slots[key] != slot) {
      key++;
    }
    return keys.name(key);
  }

  Member<S> member(int slot) {
    return members.get(slot);
  }

  long required() {
    return required;
  }

  String unknownCode() {
    return unknownCode;
  }

  OtherMember<S> other() {
    return other;
  }

  boolean closed() {
    return closed;
  }

  /**
   * Collects the keys of a shape. Not thread-safe.
   *
   * @param <S> what is filled while the object is read
   */
  public static final class Builder<S> {

    private final List<String> names = new ArrayList<>();
    private final List<Member<S>> members = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();
    private long required;
    private String unknownCode = "unknown_key";
    private OtherMember<S> other = (in, state, key) -> in.skip();
    private boolean closed = true;

    private Builder() {}

    /** Allows a key. */
    public Builder<S> optional(String key, Member<S> member) {
      if (members.size() == Long.SIZE) {
        throw new IllegalArgumentException("key \"" + key + "\" is one too many");
      }
      members.add(member);
      return alias(key);
    }

    /** Allows another spelling of the key named last; an object that has both is refused as one with a key that comes twice. */
    public Builder<S> alias(String spelling) {
      if (members.isEmpty() || names.contains(spelling)) {
        throw new IllegalArgumentException("key \"" + spelling + "\" is one too many");
      }
      names.add(spelling);
      slots.add(members.size() - 1);
      return this;
    }

    /** Allows keys whose values change nothing that is governed; they are passed over. */
    public Builder<S> harmless(String... keys) {
      for (String key : keys) {
        optional(key, (in, state) -> in.skip());
      }
      return this;
    }

    /** Demands a key. */
    public Builder<S> required(String key, Member<S> member) {
      optional(key, member);
      required |= 1L << (members.size() - 1);
      return this;
    }

    /** Sets the code with which a key is refused that the shape does not name. */
    public Builder<S> unknown(String code) {
      unknownCode = code;
      return this;
    }

    /** Allows any key, but no twin of those that are named. */
    public Builder<S> others(OtherMember<S> member) {
      closed = false;
      other = member;
      return this;
    }

    /** Returns the shape. */
    public ObjectShape<S> build() {
      return new ObjectShape<>(this);
    }
  }
}
