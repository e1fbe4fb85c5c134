package dev.lictor.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts an object together of values that stand in other documents, byte for byte. Confined to one call. */
public final class Pieces {

  private final List<ByteBuffer> pieces = new ArrayList<>();
  private boolean first = true;

  /** Begins the object. */
  public Pieces() {
    text("{");
  }

  /**
   * Adds a member.
   *
   * @param key a key that needs no escapes
   * @param value one JSON value
   */
  public Pieces member(String key, ByteBuffer value) {
    key(key);
    pieces.add(value.duplicate());
    return this;
  }

  /** Begins a member that is an object. */
  public Pieces begin(String key) {
    key(key);
    text("{");
    first = true;
    return this;
  }

  /** Ends the object that was begun last. */
  public Pieces end() {
    text("}");
    first = false;
    return this;
  }

  private void key(String key) {
    text((first ? "\"" : ",\"") + key + "\":");
    first = false;
  }

  private void text(String json) {
    pieces.add(StandardCharsets.UTF_8.encode(json));
  }

  /** Returns how many bytes there are. */
  public long length() {
    long length = 0;
    for (ByteBuffer piece : pieces) {
      length += piece.remaining();
    }
    return length;
  }

  /** Returns all of it in an array of its own. */
  public ByteBuffer join() {
    ByteBuffer out = ByteBuffer.wrap(new byte[Math.toIntExact(length())]);
    for (ByteBuffer piece : pieces) {
      out.put(piece.duplicate());
    }
    return out.flip();
  }
}
