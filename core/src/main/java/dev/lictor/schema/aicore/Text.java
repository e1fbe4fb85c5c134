package dev.lictor.schema.aicore;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** How texts of the control plane are read: whole, and null taken for absent. Not instantiable. */
final class Text {

  private Text() {}

  /** Reads a whole text, which is one object, and turns what was thrown into a value. */
  static <S, T> Parsed<T> parse(
      ByteBuffer text, ObjectShape<S> shape, S state, Function<S, T> result) {
    try {
      new JsonReader(backed(text)).document(shape, state);
      return new Parsed.Value<>(result.apply(state));
    } catch (JsonFault fault) {
      return new Parsed.Fault<>(fault.code(), fault.sentence());
    }
  }

  private static ByteBuffer backed(ByteBuffer text) {
    if (text.hasArray()) {
      return text;
    }
    byte[] copy = new byte[text.remaining()];
    text.duplicate().get(copy);
    return ByteBuffer.wrap(copy);
  }

  /** Reads a string; null is the empty one. */
  static String string(JsonReader in) {
    return in.absent() ? "" : in.string();
  }

  /** Reads an object, if there is one. */
  static <S> void object(JsonReader in, ObjectShape<S> shape, S state) {
    if (!in.absent()) {
      in.object(shape, state);
    }
  }

  /** Reads an array, if there is one. */
  static <S> void array(JsonReader in, JsonReader.Element<S> element, S state) {
    if (!in.absent()) {
      in.array(element, state);
    }
  }

  /** Returns a builder of a shape that passes over what it does not name. */
  static <S> ObjectShape.Builder<S> shape() {
    return ObjectShape.<S>builder().others((in, state, key) -> in.skip());
  }
}
