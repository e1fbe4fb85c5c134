package dev.lictor.dsl.fact;

import dev.lictor.dsl.yaml.Json;
import dev.lictor.dsl.yaml.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The body of a plain call, with marks for what a call may say. Immutable.
 *
 * @param template the body
 */
record PlainBody(Mapping template) {

  private static final String MODEL = "{model}";
  private static final String STREAM = "{stream}";
  private static final String CAP = "{cap";

  /**
   * What a call says. Immutable.
   *
   * @param stream whether the answer is to be streamed
   * @param cap the cap on the answer, if there is to be one
   */
  record Said(boolean stream, OptionalLong cap) {
    /** Nothing. */
    static final Said NOTHING = new Said(false, OptionalLong.empty());
  }

  /** Returns the body for a model. */
  byte[] bytes(String model, Said said) {
    Map<String, Object> filled = new LinkedHashMap<>();
    ((Map<?, ?>) Json.values(template))
        .forEach((key, value) -> put(filled, key, value, model, said));
    return Json.bytes(filled);
  }

  /** Returns whether the body says whether the answer is streamed. */
  boolean streams() {
    return new String(Json.bytes(template), java.nio.charset.StandardCharsets.UTF_8)
        .contains(STREAM);
  }

  private static void put(
      Map<String, Object> to, Object key, Object value, String model, Said said) {
    boolean unsaid = value.equals("{cap}") && said.cap().isEmpty();
    if (!unsaid) {
      to.put(key.toString(), filled(value, model, said));
    }
  }

  private static Object filled(Object value, String model, Said said) {
    if (value instanceof Map<?, ?> fields) {
      Map<String, Object> filled = new LinkedHashMap<>();
      fields.forEach((key, field) -> put(filled, key, field, model, said));
      return filled;
    }
    if (value instanceof List<?> items) {
      List<Object> filled = new ArrayList<>();
      items.forEach(item -> filled.add(filled(item, model, said)));
      return filled;
    }
    if (!(value instanceof String text)) {
      return value;
    }
    if (text.equals(STREAM)) {
      return said.stream();
    }
    return text.startsWith(CAP)
        ? said.cap().orElseGet(() -> otherwise(text))
        : text.replace(MODEL, model);
  }

  private static long otherwise(String mark) {
    return Long.parseLong(mark.substring(CAP.length() + 1, mark.length() - 1));
  }
}
