package dev.lictor.schema.orchestration;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one usage object (orchestration v2, spec 0.110.12, {@code TokenUsage}). Confined to one call.
 *
 * <p>A figure that is no integer from 0 to 2⁵³−1 makes all of them unusable; so do missing figures for input or output, and a usage
 * of nothing, since no prompt is empty. A figure that comes twice counts with the larger value. Cached and reasoning tokens are a
 * part of input and output; where they exceed them they cannot be, and are added.
 */
final class UsageFields {

  private static final int PROMPT = 0;
  private static final int COMPLETION = 1;
  private static final int TOTAL = 2;
  private static final int CACHED = 3;
  private static final int CACHE_CREATION = 4;
  private static final int REASONING = 5;

  /** How many figures there are; their ids are below this. */
  static final int COUNT = 6;

  /** Where the figures stand below the usage object. */
  static final WantedPath[] WANTED = {
    WantedPath.at("prompt_tokens", PROMPT),
    WantedPath.at("completion_tokens", COMPLETION),
    WantedPath.at("total_tokens", TOTAL),
    WantedPath.within(
        "prompt_tokens_details",
        WantedPath.at("cached_tokens", CACHED),
        WantedPath.at("cache_creation_tokens", CACHE_CREATION)),
    WantedPath.within("completion_tokens_details", WantedPath.at("reasoning_tokens", REASONING))
  };

  private final Figures figures = new Figures(COUNT, CACHED);
  private final boolean hasOutput;

  /**
   * Creates figures of which none has come.
   *
   * @param hasOutput whether there must be a figure for the output; there is none of embeddings
   */
  UsageFields(boolean hasOutput) {
    this.hasOutput = hasOutput;
  }

  void spoil() {
    figures.spoil();
  }

  void set(int id, JsonType type, String text) {
    figures.set(id, type, text);
  }

  /** Returns the usage, or null if the figures are unusable. */
  @Nullable
  Usage usage() {
    if (!figures.usable() || !figures.has(PROMPT) || (hasOutput && !figures.has(COMPLETION))) {
      return null;
    }
    long cached = figures.get(CACHED);
    long written = figures.get(CACHE_CREATION);
    long reasoning = figures.get(REASONING);
    long input = including(figures.get(PROMPT), Amounts.plus(cached, written));
    long output = including(figures.get(COMPLETION), reasoning);
    long total = Math.max(figures.get(TOTAL), Amounts.plus(input, output));
    return total == 0
        ? null
        : new Usage(input, cached, written, output, reasoning, total, Certainty.EXACT);
  }

  private static long including(long whole, long part) {
    return part <= whole ? whole : Amounts.plus(whole, part);
  }
}
