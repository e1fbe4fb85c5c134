package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonReader;
import java.util.OptionalLong;

/** Reads values that may be null, which is taken for absent. Not instantiable; all functions are pure but for the reader. */
final class Read {

  private Read() {}

  /** Returns a name, which must not be empty. */
  static String name(JsonReader in) {
    String name = in.string();
    if (name.isEmpty()) {
      throw in.fault("unsupported_value", "a name must not be empty");
    }
    return name;
  }

  /** Returns a cap of at least 1, if there is one. */
  static OptionalLong cap(JsonReader in) {
    if (in.absent()) {
      return OptionalLong.empty();
    }
    long cap = in.integer();
    if (cap == 0) {
      throw in.fault("unsupported_value", "a cap must be at least 1: some take 0 for no cap");
    }
    return OptionalLong.of(cap);
  }

  /** Returns the place in the queue that a call asks for, in digits; empty if it does not. */
  static String priority(JsonReader in) {
    return in.absent() ? "" : Long.toString(in.integer());
  }
}
