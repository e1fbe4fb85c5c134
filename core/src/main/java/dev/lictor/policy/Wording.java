package dev.lictor.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts refusals into words that cannot fail and cannot forge a line of a log. */
final class Wording {

  private static final int MAX_CHARS = 512;
  private static final int FORBIDDEN = 403;

  private Wording() {}

  /** Returns the reason of a rule that objects, in the author's words as far as they have a value. */
  static Reason refused(String document, Rule rule, Evaluation evaluation) {
    return new Reason(
        document,
        rule.section(),
        rule.id(),
        rule.refusal().status(),
        message(document, rule, evaluation),
        details(rule, evaluation));
  }

  /** Returns the reason of something that has no value. */
  static Reason failed(
      String document, Section section, String id, String place, RuntimeException failure) {
    String why = failure instanceof EvaluationException && failure.getMessage() != null
        ? failure.getMessage()
        : failure.getClass().getSimpleName();
    return plain(document, section, id, place + " could not be evaluated: " + why);
  }

  /** Returns a reason without details. */
  static Reason plain(String document, Section section, String id, String message) {
    return new Reason(document, section, id, FORBIDDEN, safe(message), Map.of());
  }

  /** Returns the text with everything escaped that steers a terminal or a log, cut to 512 characters. */
  static String safe(String text) {
    int end = Math.min(text.length(), MAX_CHARS);
    int i = 0;
    while (i < end && !steers(text, i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(MAX_CHARS + 8).append(text, 0, i);
    while (i < text.length() && safe.length() <= MAX_CHARS) {
      char c = text.charAt(i);
      if (steers(text, i)) {
        escape(c, safe);
      } else {
        safe.append(c);
      }
      i++;
    }
    return safe.length() > MAX_CHARS ? cut(safe) : safe.toString();
  }

  private static String cut(StringBuilder text) {
    int end = MAX_CHARS - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    return text.append('…').toString();
  }

  private static boolean steers(String text, int index) {
    char c = text.charAt(index);
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> true;
      case Character.SURROGATE -> !isPaired(text, index);
      default -> false;
    };
  }

  private static boolean isPaired(String text, int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xF, 16));
    }
  }

  @SuppressWarnings(
      "ConstantValue") // an expression is somebody else's code; what it returns is looked at
  private static String message(String document, Rule rule, Evaluation evaluation) {
    @Nullable String message = null;
    try {
      message = rule.refusal().message().value(evaluation);
    } catch (RuntimeException failure) {
      // A message cannot change a decision, so it cannot fail either.
    }
    return safe(
        message != null
            ? message
            : "Refused by rule \"" + rule.id() + "\" of document \"" + document + '"');
  }

  private static Map<String, Object> details(Rule rule, Evaluation evaluation) {
    Map<String, Expression<Object>> expressions = rule.refusal().details();
    if (expressions.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> details = new LinkedHashMap<>();
    expressions.forEach((name, expression) -> {
      try {
        Object value = detail(expression.value(evaluation));
        if (value != null) {
          details.put(name, value);
        }
      } catch (RuntimeException failure) {
        // What has no value is left out.
      }
    });
    return details;
  }

  private static @Nullable Object detail(@Nullable Object value) {
    if (value instanceof String text) {
      return safe(text);
    }
    if (value instanceof Collection<?> values) {
      List<String> texts = new ArrayList<>(values.size());
      for (Object text : values) {
        texts.add(safe((String) text));
      }
      return List.copyOf(texts);
    }
    return value instanceof Number || value instanceof Boolean ? value : null;
  }
}
