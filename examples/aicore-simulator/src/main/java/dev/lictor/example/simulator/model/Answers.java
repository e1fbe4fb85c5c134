package dev.lictor.example.simulator.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model says: always the same to the same prompt. Thread-safe.
 *
 * <p>It knows how to say hello, in German too; to {@code count to N} it counts, up to 100,000; everything else it repeats.
 */
public final class Answers {
  private static final Pattern COUNT = Pattern.compile("count to (\\d{1,6})");
  private static final int MAX_COUNT = 100_000;
  private static final int MAX_ECHO_CHARS = 4_000;

  private Answers() {}

  /** Answers the last thing that a user said. */
  public static String to(String prompt) {
    String asked = prompt.toLowerCase(Locale.ROOT);
    if (asked.contains("say hello in german")) {
      return "Hello in German is \"Hallo\".";
    }
    if (asked.contains("say hello")) {
      return "Hello! How can I assist you today?";
    }
    Matcher count = COUNT.matcher(asked);
    if (count.find()) {
      return counting(Math.min(MAX_COUNT, Integer.parseInt(count.group(1))));
    }
    return "You wrote: "
        + (prompt.length() <= MAX_ECHO_CHARS ? prompt : prompt.substring(0, MAX_ECHO_CHARS));
  }

  private static String counting(int last) {
    StringBuilder text = new StringBuilder();
    for (int number = 1; number <= last; number++) {
      text.append(number == 1 ? "" : " ").append(number);
    }
    return text.toString();
  }
}
