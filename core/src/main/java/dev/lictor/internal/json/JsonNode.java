package dev.lictor.internal.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a body that a strict reader accepted, to be looked at and changed. What nobody changes keeps its bytes; an object or a list
 * in which something changed keeps the bytes of all its other members, not the blanks between them. Confined to one call.
 */
public final class JsonNode {

  /** A member of an object. */
  private static final class Member {
    private final String key;
    private final byte[] written; // the key with its quotes
    private JsonNode value;

    Member(String key, byte[] written, JsonNode value) {
      this.key = key;
      this.written = written;
      this.value = value;
    }
  }

  private final byte[] source;
  private final int from;
  private int to;
  private final JsonType type;
  private final List<Member> members = new ArrayList<>(0);
  private final List<JsonNode> items = new ArrayList<>(0);
  private @Nullable JsonNode parent;
  private boolean changed;

  JsonNode(byte[] source, int from, int to, JsonType type) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.type = type;
  }

  /**
   * Returns the root of a body.
   *
   * @param body the body between position and limit, backed by an array; it is not changed
   * @throws JsonFault if it is no JSON
   */
  public static JsonNode of(ByteBuffer body) {
    int from = body.arrayOffset() + body.position();
    return new JsonParser(body.array(), from, from + body.remaining()).document();
  }

  /**
   * Returns a value that is written as JSON.
   *
   * @throws JsonFault if it is none
   */
  public static JsonNode of(String json) {
    return of(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }

  void add(String key, byte[] written, JsonNode value) {
    value.parent = this;
    members.add(new Member(key, written, value));
  }

  void add(JsonNode item) {
    item.parent = this;
    items.add(item);
  }

  /** Says where this value ends, once its parts are read. */
  JsonNode endingAt(int end) {
    to = end;
    return this;
  }

  /** Returns the type. */
  public JsonType type() {
    return type;
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return type == JsonType.OBJECT;
  }

  /** Returns the member of an object, if this is one and has it; a member that is null is one. */
  public Optional<JsonNode> find(String key) {
    Member member = member(key);
    return member == null ? Optional.empty() : Optional.of(member.value);
  }

  /** Returns the member of an object, unless it is null. */
  public Optional<JsonNode> present(String key) {
    return find(key).filter(node -> node.type != JsonType.NULL);
  }

  /** Returns the items of a list; none if this is no list. */
  public List<JsonNode> items() {
    return List.copyOf(items);
  }

  /** Returns the items of the list below the key; none if there is no list. */
  public List<JsonNode> items(String key) {
    return find(key).map(JsonNode::items).orElse(List.of());
  }

  /** Returns the value of a string, and what is written of any other value. */
  public String text() {
    if (type != JsonType.STRING) {
      return new String(source, from, to - from, StandardCharsets.UTF_8);
    }
    StringLiteral literal = new StringLiteral(source, to, new JsonPath(from));
    literal.scan(from + 1);
    return literal.decode();
  }

  /**
   * Returns whether this is the value that is written as JSON; objects and lists only if they are written the same.
   *
   * @throws JsonFault if what is written is no JSON
   */
  public boolean says(String json) {
    JsonNode other = of(json);
    return !changed && type == other.type && text().equals(other.text());
  }

  /** Returns the value of a whole number. */
  public long number() {
    return Long.parseLong(text());
  }

  /** Returns what {@link #text()} of the member of an object is, or the empty text if it is missing or null. */
  public String text(String key) {
    Member member = member(key);
    return member == null || member.value.type == JsonType.NULL ? "" : member.value.text();
  }

  /** Returns what {@link #number()} of the member of an object is, or something else if it is missing or null. */
  public long number(String key, long otherwise) {
    Member member = member(key);
    return member == null || member.value.type == JsonType.NULL ? otherwise : member.value.number();
  }

  /** Returns the member of an object, which becomes an empty object if it is missing or null. */
  public JsonNode object(String key) {
    return present(key).orElseGet(() -> put(key, Map.of()));
  }

  /** Returns the member of an object, which becomes an empty list if it is missing or null. */
  public JsonNode list(String key) {
    return present(key).orElseGet(() -> put(key, List.of()));
  }

  /** Returns the member of an object as {@link #list} does; any other value becomes the one item of a list. */
  public JsonNode listOf(String key) {
    JsonNode value = list(key);
    if (value.type == JsonType.ARRAY) {
      return value;
    }
    JsonNode list = put(key, List.of());
    list.add(value);
    list.change();
    return list;
  }

  /**
   * Puts a value in the place of a member, or behind the members that are there.
   *
   * @param value as in {@link JsonText#write}
   */
  public JsonNode put(String key, Object value) {
    return put(key, of(ByteBuffer.wrap(JsonText.any(value))));
  }

  /** Puts a value that is written as JSON. */
  public JsonNode putJson(String key, String json) {
    return put(key, of(json));
  }

  private JsonNode put(String key, JsonNode value) {
    if (type != JsonType.OBJECT) {
      throw new IllegalStateException("a member is put into an object, found " + type);
    }
    Member member = member(key);
    if (member == null) {
      add(key, JsonText.any(key), value);
    } else {
      value.parent = this;
      member.value = value;
    }
    change();
    return value;
  }

  /** Takes a member out, if it is there. */
  public void remove(String key) {
    Member member = member(key);
    if (member != null) {
      members.remove(member);
      change();
    }
  }

  /**
   * Adds an item to a list.
   *
   * @param value as in {@link JsonText#write}
   */
  public JsonNode append(Object value) {
    if (type != JsonType.ARRAY) {
      throw new IllegalStateException("an item is added to a list, found " + type);
    }
    JsonNode item = of(ByteBuffer.wrap(JsonText.any(value)));
    add(item);
    change();
    return item;
  }

  /** Takes an item out of a list. */
  public void remove(JsonNode item) {
    if (items.remove(item)) {
      change();
    }
  }

  /** Returns whether anything was changed in here. */
  public boolean isChanged() {
    return changed;
  }

  /** Returns this value as it is now, backed by an array of its own. */
  public ByteBuffer bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 256);
    write(out);
    return ByteBuffer.wrap(out.toByteArray());
  }

  private @Nullable Member member(String key) {
    for (Member member : members) {
      if (member.key.equals(key)) {
        return member;
      }
    }
    return null;
  }

  private void change() {
    for (JsonNode node = this; node != null && !node.changed; node = node.parent) {
      node.changed = true;
    }
  }

  private void write(ByteArrayOutputStream out) {
    if (!changed) {
      out.write(source, from, to - from);
    } else if (type == JsonType.OBJECT) {
      out.write('{');
      for (int i = 0; i < members.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        out.writeBytes(members.get(i).written);
        out.write(':');
        members.get(i).value.write(out);
      }
      out.write('}');
    } else {
      out.write('[');
      for (int i = 0; i < items.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        items.get(i).write(out);
      }
      out.write(']');
    }
  }
}
