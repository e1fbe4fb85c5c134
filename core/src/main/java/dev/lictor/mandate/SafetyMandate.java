package dev.lictor.mandate;

import dev.lictor.call.SafetySetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Thresholds that Gemini's own filters must have at least. Immutable.
 *
 * @param thresholds the threshold of each category, in the provider's words
 */
public record SafetyMandate(Map<String, String> thresholds) {

  /** No threshold is mandated. */
  public static final SafetyMandate NONE = new SafetyMandate(Map.of());

  /** Sorts by category, and checks that each threshold blocks something. */
  public SafetyMandate {
    thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
    thresholds.forEach((category, threshold) -> {
      if (SafetySetting.strictness(threshold) == 0) {
        throw new IllegalArgumentException("safety setting " + category
            + ": a mandated threshold must block something, found " + threshold);
      }
    });
  }

  SafetyMandate and(SafetyMandate other) {
    Map<String, String> stricter = new TreeMap<>(thresholds);
    other.thresholds.forEach((category, threshold) -> stricter.merge(
        category,
        threshold,
        (one, more) ->
            SafetySetting.strictness(one) >= SafetySetting.strictness(more) ? one : more));
    return new SafetyMandate(stricter);
  }

  /** Returns the settings with what is mandated: those that are too weak in their place, those that are missing behind them. */
  List<SafetySetting> on(List<SafetySetting> asked) {
    Map<String, String> missing = new TreeMap<>(thresholds);
    List<SafetySetting> settings = new ArrayList<>(asked.size() + missing.size());
    for (SafetySetting setting : asked) {
      String least = thresholds.get(setting.category());
      missing.remove(setting.category());
      settings.add(
          least != null && setting.strictness() < SafetySetting.strictness(least)
              ? new SafetySetting(setting.category(), least)
              : setting);
    }
    missing.forEach((category, threshold) -> settings.add(new SafetySetting(category, threshold)));
    return settings;
  }
}
