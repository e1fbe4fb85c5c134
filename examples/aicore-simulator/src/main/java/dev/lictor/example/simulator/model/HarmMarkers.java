package dev.lictor.example.simulator.model;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The small vocabulary by which every content filter here knows harm. Thread-safe.
 *
 * <p>The words {@code hate2 hate4 hate6 selfharm2 … sexual2 … violence6} have the severity that they end with, and {@code
 * jailbreakattempt} is an attack on the prompt.
 */
public final class HarmMarkers {
  /** The highest severity that passes where nobody set a threshold. */
  public static final int DEFAULT_THRESHOLD = 2;

  private static final Pattern MARKER =
      Pattern.compile("\\b(hate|selfharm|sexual|violence)([246])\\b");
  private static final String ATTACK = "jailbreakattempt";

  private HarmMarkers() {}

  /** Returns the severity of a text in each of the four categories {@code Hate SelfHarm Sexual Violence}, 0 for none. */
  public static Map<String, Integer> severities(String text) {
    Map<String, Integer> severities =
        new TreeMap<>(Map.of("Hate", 0, "SelfHarm", 0, "Sexual", 0, "Violence", 0));
    Matcher marker = MARKER.matcher(text.toLowerCase(Locale.ROOT));
    while (marker.find()) {
      String key =
          switch (marker.group(1)) {
            case "hate" -> "Hate";
            case "selfharm" -> "SelfHarm";
            case "sexual" -> "Sexual";
            default -> "Violence";
          };
      severities.merge(key, Integer.parseInt(marker.group(2)), Math::max);
    }
    return severities;
  }

  /** Says whether a text attacks the prompt. */
  public static boolean isAttack(String text) {
    return text.toLowerCase(Locale.ROOT).contains(ATTACK);
  }
}
