package dev.lictor.schema.gemini;

import dev.lictor.call.SafetySetting;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/**
 * One of {@code safetySettings}, while it is read. The words are exactly the documented ones, since some parsers take others for
 * them; one category is set once. Confined to one call.
 */
final class SafetyReading {

  private static final String UNSPECIFIED = "HARM_CATEGORY_UNSPECIFIED";

  private static final Words CATEGORIES = Words.of(
      "HARM_CATEGORY_HATE_SPEECH",
      "HARM_CATEGORY_DANGEROUS_CONTENT",
      "HARM_CATEGORY_HARASSMENT",
      "HARM_CATEGORY_SEXUALLY_EXPLICIT",
      "HARM_CATEGORY_CIVIC_INTEGRITY",
      "HARM_CATEGORY_JAILBREAK",
      "HARM_CATEGORY_IMAGE_HATE",
      "HARM_CATEGORY_IMAGE_DANGEROUS_CONTENT",
      "HARM_CATEGORY_IMAGE_HARASSMENT",
      "HARM_CATEGORY_IMAGE_SEXUALLY_EXPLICIT",
      UNSPECIFIED);

  private static final Words THRESHOLDS = Words.of(
      "BLOCK_LOW_AND_ABOVE",
      "BLOCK_MEDIUM_AND_ABOVE",
      "BLOCK_ONLY_HIGH",
      "BLOCK_NONE",
      "OFF",
      "HARM_BLOCK_THRESHOLD_UNSPECIFIED");

  private static final Words METHODS =
      Words.of("SEVERITY", "PROBABILITY", "HARM_BLOCK_METHOD_UNSPECIFIED");

  private static final ObjectShape<SafetyReading> SHAPE = ProtoShape.<SafetyReading>of()
      .required("category", (in, setting) -> setting.category = in.word(CATEGORIES))
      .required("threshold", (in, setting) -> setting.threshold = in.word(THRESHOLDS))
      .optional("method", (in, setting) -> in.word(METHODS))
      .build();

  private String category = "";
  private String threshold = "";

  private SafetyReading() {}

  /** Returns whether there is a filter for a category. */
  static boolean isCategory(String category) {
    return CATEGORIES.contains(category) && !category.equals(UNSPECIFIED);
  }

  static void read(JsonReader in, Call call) {
    SafetyReading setting = new SafetyReading();
    in.object(SHAPE, setting);
    for (SafetySetting other : call.safetySettings) {
      if (other.category().equals(setting.category)) {
        throw in.fault("duplicate_setting", "a category may be set once");
      }
    }
    call.safetySettings.add(new SafetySetting(setting.category, setting.threshold));
  }
}
