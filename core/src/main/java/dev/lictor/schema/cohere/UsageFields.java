package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import org.jspecify.annotations.Nullable;

/** The figures of one usage object. Which of its two pairs counts is said in the description of the package. Confined to one call. */
final class UsageFields {

  private static final int BILLED_INPUT = 0;
  private static final int BILLED_OUTPUT = 1;
  private static final int INPUT = 2;
  private static final int OUTPUT = 3;
  private static final int CACHED = 4;

  /** How many figures there are; their ids are below this. */
  static final int COUNT = 5;

  /** The usage object. */
  static final WantedPath WANTED = WantedPath.within(
      "usage",
      WantedPath.within(
          "billed_units",
          WantedPath.at("input_tokens", BILLED_INPUT),
          WantedPath.at("output_tokens", BILLED_OUTPUT)),
      WantedPath.within(
          "tokens", WantedPath.at("input_tokens", INPUT), WantedPath.at("output_tokens", OUTPUT)),
      WantedPath.at("cached_tokens", CACHED));

  private final Figures figures = new Figures(COUNT, BILLED_INPUT);

  void spoil() {
    figures.spoil();
  }

  void set(int id, JsonType type, String text) {
    figures.set(id, type, text);
  }

  void clear() {
    figures.clear();
  }

  /** Returns the usage, or null if the figures are unusable. */
  @Nullable
  Usage usage() {
    if (!figures.usable()) {
      return null;
    }
    if (figures.has(BILLED_INPUT) && figures.has(BILLED_OUTPUT) && !isZero(BILLED_INPUT)) {
      return Usage.of(figures.get(BILLED_INPUT), figures.get(BILLED_OUTPUT), Certainty.EXACT);
    }
    if (!figures.has(INPUT) || !figures.has(OUTPUT) || isZero(INPUT)) {
      return null;
    }
    long cached = figures.get(CACHED);
    long input = Math.max(figures.get(INPUT), cached);
    return new Usage(input, cached, 0, figures.get(OUTPUT), 0, 0, Certainty.EXACT);
  }

  private boolean isZero(int input) {
    return figures.get(input) == 0 && figures.get(input + 1) == 0;
  }
}
