package dev.lictor.schema.openai;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one usage object ({@code CompletionUsage}, {@code ResponseUsage}). Confined to one call.
 *
 * <p>A figure that is no integer from 0 to 2⁵³−1 makes all of them unusable; so does a missing one for input, or for output where there
 * is any, and a usage of nothing. Cached and written tokens are a part of the input and reasoning of the output; where they exceed
 * them they cannot be, and are added. Perplexity tells cited and reasoning tokens beside the others, in no sum.
 */
final class UsageFields {

  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int TOTAL = 2;
  private static final int CACHED = 3;
  private static final int WRITTEN = 4;
  private static final int REASONING = 5;
  private static final int CITED = 6;
  private static final int REASONING_BESIDE = 7;

  /** How many figures there are; their ids are below this. */
  static final int COUNT = 8;

  /** Where the figures of chat completions and embeddings stand below the usage object. */
  static final WantedPath[] CHAT = {
    WantedPath.at("prompt_tokens", INPUT),
    WantedPath.at("completion_tokens", OUTPUT),
    WantedPath.at("total_tokens", TOTAL),
    WantedPath.within(
        "prompt_tokens_details",
        WantedPath.at("cached_tokens", CACHED),
        WantedPath.at("cache_write_tokens", WRITTEN)),
    WantedPath.within("completion_tokens_details", WantedPath.at("reasoning_tokens", REASONING))
  };

  /** Where Perplexity's stand. */
  static final WantedPath[] PERPLEXITY = {
    CHAT[0],
    CHAT[1],
    CHAT[2],
    CHAT[3],
    CHAT[4],
    WantedPath.at("citation_tokens", CITED),
    WantedPath.at("reasoning_tokens", REASONING_BESIDE)
  };

  /** Where those of responses stand. */
  static final WantedPath[] RESPONSES = {
    WantedPath.at("input_tokens", INPUT),
    WantedPath.at("output_tokens", OUTPUT),
    WantedPath.at("total_tokens", TOTAL),
    WantedPath.within(
        "input_tokens_details",
        WantedPath.at("cached_tokens", CACHED),
        WantedPath.at("cache_write_tokens", WRITTEN)),
    WantedPath.within("output_tokens_details", WantedPath.at("reasoning_tokens", REASONING))
  };

  private final Figures figures = new Figures(COUNT, CACHED);
  private final boolean needsOutput;

  /**
   * Creates figures of which none has come.
   *
   * @param needsOutput whether there is always output, as there is not with embeddings
   */
  UsageFields(boolean needsOutput) {
    this.needsOutput = needsOutput;
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
    boolean complete = figures.has(INPUT) && (figures.has(OUTPUT) || !needsOutput);
    if (!figures.usable() || !complete) {
      return null;
    }
    long cached = figures.get(CACHED);
    long written = figures.get(WRITTEN);
    long beside = figures.get(REASONING_BESIDE);
    long input = Amounts.plus(
        including(figures.get(INPUT), Amounts.plus(cached, written)), figures.get(CITED));
    long output = Amounts.plus(including(figures.get(OUTPUT), figures.get(REASONING)), beside);
    long total = Math.max(figures.get(TOTAL), Amounts.plus(input, output));
    return total == 0
        ? null
        : new Usage(
            input,
            cached,
            written,
            output,
            Amounts.plus(figures.get(REASONING), beside),
            total,
            Certainty.EXACT);
  }

  private static long including(long whole, long part) {
    return part <= whole ? whole : Amounts.plus(whole, part);
  }
}
