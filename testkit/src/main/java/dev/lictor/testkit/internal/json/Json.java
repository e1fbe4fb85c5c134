package dev.lictor.testkit.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A JSON value as a tree. An object keeps the order of its members and may hold a key twice, since bodies that are to be refused are
 * made of it too. Immutable.
 */
public sealed interface Json {

  /** Null. */
  Json NULL = new Bare("null");

  /**
   * An object. Immutable.
   *
   * @param members its members, in the order in which they are written
   */
  record Obj(List<Member> members) implements Json {
    /** Copies the members. */
    public Obj {
      members = List.copyOf(members);
    }
  }

  /**
   * A member of an object. Immutable.
   *
   * @param key its key
   * @param value its value
   */
  record Member(String key, Json value) {
    /** Checks that nothing is null. */
    public Member {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * An array. Immutable.
   *
   * @param elements its elements
   */
  record Arr(List<Json> elements) implements Json {
    /** Copies the elements. */
    public Arr {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A string. Immutable.
   *
   * @param value what it says, not what is written for it
   */
  record Text(String value) implements Json {
    /** Checks that it is not null. */
    public Text {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A number, true, false or null. Immutable.
   *
   * @param literal as it is written
   */
  record Bare(String literal) implements Json {
    /** Checks that it is not null. */
    public Bare {
      Objects.requireNonNull(literal, "literal");
    }
  }

  /** Returns a string. */
  static Json of(String text) {
    return new Text(text);
  }

  /** Returns a number. */
  static Json of(long number) {
    return new Bare(Long.toString(number));
  }

  /** Returns true or false. */
  static Json of(boolean flag) {
    return new Bare(Boolean.toString(flag));
  }

  /** Returns an array. */
  static Json array(Json... elements) {
    return new Arr(List.of(elements));
  }

  /** Returns an object without members. */
  static Json object() {
    return new Obj(List.of());
  }

  /**
   * Returns an object.
   *
   * @param more key, value, key, value …: a value is a {@code Json}, a {@code String}, an integer or a {@code Boolean}
   */
  static Json object(String key, Object value, Object... more) {
    List<Member> members = new ArrayList<>(1 + more.length / 2);
    members.add(new Member(key, from(value)));
    for (int i = 0; i < more.length; i += 2) {
      members.add(new Member((String) more[i], from(more[i + 1])));
    }
    return new Obj(members);
  }

  private static Json from(Object value) {
    if (value instanceof Json json) {
      return json;
    }
    if (value instanceof String text) {
      return of(text);
    }
    if (value instanceof Boolean flag) {
      return of(flag);
    }
    return of(((Number) value).longValue());
  }
}
