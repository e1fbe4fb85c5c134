package dev.lictor.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a body at the places that a {@link JsonReader} noted, and keeps every other byte as it is. Confined to one call.
 */
public final class Splices {

  private record Splice(int from, int to, ByteBuffer text) {}

  private final ByteBuffer body;
  private final List<Splice> splices = new ArrayList<>(1);

  /**
   * Creates an editor.
   *
   * @param body the body between position and limit; it is not changed
   */
  public Splices(ByteBuffer body) {
    this.body = body.slice();
  }

  /**
   * Puts a text in the place of a value. The places come in the order of the body.
   *
   * @param from where the value begins, as {@link JsonReader#start} said
   * @param to behind its end, as {@link JsonReader#end} said
   */
  public void replace(int from, int to, String json) {
    replace(from, to, StandardCharsets.UTF_8.encode(json));
  }

  /** The same with the bytes of a value, which stay as they are. */
  public void replace(int from, int to, ByteBuffer json) {
    int last = splices.isEmpty() ? 0 : splices.get(splices.size() - 1).to;
    if (from < last || to < from || to > body.limit()) {
      throw new IllegalArgumentException("expected a place from " + last + " to " + body.limit()
          + ", found " + from + " to " + to);
    }
    splices.add(new Splice(from, to, json.duplicate()));
  }

  /**
   * Adds a member in front of those that an object has.
   *
   * @param object where the object begins
   * @param member its key and value, such as {@code "a":1}
   */
  public void add(int object, String member) {
    int next = object + 1;
    while (body.get(next) == ' '
        || body.get(next) == '\n'
        || body.get(next) == '\r'
        || body.get(next) == '\t') {
      next++;
    }
    replace(object + 1, object + 1, body.get(next) == '}' ? member : member + ',');
  }

  /** Returns how many bytes the changed body has. */
  public long length() {
    long length = body.limit();
    for (Splice splice : splices) {
      length += splice.text.remaining() - (splice.to - splice.from);
    }
    return length;
  }

  /** Returns the changed body, backed by an array of its own. */
  public ByteBuffer apply() {
    byte[] edited = new byte[Math.toIntExact(length())];
    ByteBuffer out = ByteBuffer.wrap(edited);
    int at = 0;
    for (Splice splice : splices) {
      out.put(body.slice(at, splice.from - at)).put(splice.text.duplicate());
      at = splice.to;
    }
    out.put(body.slice(at, body.limit() - at));
    return out.flip();
  }
}
