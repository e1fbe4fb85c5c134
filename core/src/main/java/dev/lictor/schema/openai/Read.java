package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/**
 * Reads values that may be null, which all of OpenAI's APIs take for absent ({@code nullable} in their specs). Not instantiable; all
 * functions are pure but for the reader.
 */
final class Read {

  private Read() {}

  /** Returns a string, or an empty one for null. */
  static String string(JsonReader in) {
    return in.absent() ? "" : in.string();
  }

  /** Returns a boolean. */
  static boolean bool(JsonReader in, boolean otherwise) {
    return in.absent() ? otherwise : in.bool();
  }

  /** Reads an object. */
  static <S> void object(JsonReader in, ObjectShape<S> shape, S state) {
    if (!in.absent()) {
      in.object(shape, state);
    }
  }

  /** Reads an array. */
  static <S> void array(JsonReader in, JsonReader.Element<S> element, S state) {
    if (!in.absent()) {
      in.array(element, state);
    }
  }

  /** Reads a text of any length. */
  static void text(JsonReader in, Prompt prompt) {
    if (!in.absent()) {
      in.text(prompt);
    }
  }

  /** Returns the name of a model, or an empty one for null. */
  static String model(JsonReader in) {
    if (in.absent()) {
      return "";
    }
    String name = in.string();
    if (name.isEmpty()) {
      throw in.fault("unsupported_value", "the name of a model must not be empty");
    }
    return name;
  }

  /** Returns a cap on the output, or what there is if it is null. */
  static long cap(JsonReader in, long before) {
    if (in.absent()) {
      return before;
    }
    if (before >= 0) {
      throw in.fault("ambiguous_cap", "max_tokens and max_completion_tokens exclude each other");
    }
    long cap = in.integer();
    if (cap == 0) {
      throw in.fault("unsupported_value", "a cap must be at least 1: some take 0 for no cap");
    }
    return cap;
  }
}
