package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;

/** Modules of which only their presence is a fact: translation. Not instantiable. */
final class OtherModules {

  private OtherModules() {}

  /** Passes over an object, and refuses anything else. */
  static void skipObject(JsonReader in) {
    if (in.type() != JsonType.OBJECT) {
      throw in.fault("wrong_type", "expected object, found " + in.type().word());
    }
    in.skip();
  }
}
