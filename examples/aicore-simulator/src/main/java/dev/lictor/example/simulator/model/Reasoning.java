package dev.lictor.example.simulator.model;

import java.util.regex.Pattern;

/** Tells how long a model thinks before it answers: always as long for the same effort. Thread-safe. */
public final class Reasoning {
  private static final Pattern THINKERS =
      Pattern.compile("(o\\d.*|gpt-5.*|.*-reasoning)", Pattern.CASE_INSENSITIVE);
  private static final long LOW = 64;
  private static final long MEDIUM = 128;
  private static final long HIGH = 256;

  private Reasoning() {}

  /** Says whether a model thinks before it answers. */
  public static boolean thinks(LanguageModel model) {
    return THINKERS.matcher(model.name()).matches();
  }

  /**
   * Returns the tokens that each answer of a model takes to think.
   *
   * @param effort {@code none minimal low medium high}; anything else is medium
   */
  public static long tokens(LanguageModel model, String effort) {
    if (!thinks(model)) {
      return 0;
    }
    return switch (effort) {
      case "none", "minimal" -> 0;
      case "low" -> LOW;
      case "high" -> HIGH;
      default -> MEDIUM;
    };
  }
}
