package dev.lictor.schema.orchestration;

import dev.lictor.call.SafetySetting;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/** One of Gemini's safety settings among the parameters of a model, while it is read. Confined to one call. */
final class SafetyReading {

  private static final ObjectShape<SafetyReading> SHAPE = ObjectShape.<SafetyReading>builder()
      .required("category", (in, setting) -> setting.category = in.string())
      .required("threshold", (in, setting) -> setting.threshold = in.string())
      .optional("method", (in, setting) -> in.string())
      .build();

  private String category = "";
  private String threshold = "";

  private SafetyReading() {}

  /** Reads the settings: a list, or null for none. */
  static void readAll(JsonReader in, ModuleSet modules) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      in.array(SafetyReading::read, modules);
    }
  }

  private static void read(JsonReader in, ModuleSet modules) {
    SafetyReading setting = new SafetyReading();
    in.object(SHAPE, setting);
    modules.safetySettings.add(new SafetySetting(setting.category, setting.threshold));
  }
}
