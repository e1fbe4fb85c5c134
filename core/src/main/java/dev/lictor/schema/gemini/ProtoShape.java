package dev.lictor.schema.gemini;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.schema.SnakeCase;

/**
 * Collects the keys of an object in proto JSON, where each may be written as documented or with underscores (protobuf, "ProtoJSON
 * format"). Not thread-safe.
 *
 * @param <S> what is filled while the object is read
 */
final class ProtoShape<S> {

  private final ObjectShape.Builder<S> builder = ObjectShape.builder();

  private ProtoShape() {}

  static <S> ProtoShape<S> of() {
    return new ProtoShape<>();
  }

  ProtoShape<S> optional(String key, ObjectShape.Member<S> member) {
    builder.optional(key, member);
    return alias(key);
  }

  ProtoShape<S> required(String key, ObjectShape.Member<S> member) {
    builder.required(key, member);
    return alias(key);
  }

  /** Allows keys whose values change nothing that is governed. */
  ProtoShape<S> free(String... keys) {
    for (String key : keys) {
      optional(key, (in, state) -> in.skip());
    }
    return this;
  }

  private ProtoShape<S> alias(String key) {
    String snake = SnakeCase.of(key);
    if (!key.equals(snake)) {
      builder.alias(snake);
    }
    return this;
  }

  ObjectShape<S> build() {
    return builder.build();
  }

  /** Reads a list, or the one element that may stand for a list of it. */
  static <S> void oneOrMany(JsonReader in, JsonReader.Element<S> element, S state) {
    switch (in.type()) {
      case ARRAY -> in.array(element, state);
      default -> element.read(in, state);
    }
  }
}
