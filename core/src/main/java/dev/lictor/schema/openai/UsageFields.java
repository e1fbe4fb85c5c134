package dev.lictor.schema.openai;

import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.InclusiveFigures;

/**
 * Where the figures of a usage object stand ({@code CompletionUsage}, {@code ResponseUsage}). Perplexity tells cited and reasoning tokens
 * beside the others, in no sum. Not instantiable.
 */
final class UsageFields {

  /** Where the figures of chat completions and embeddings stand below the usage object. */
  static final WantedPath[] CHAT = {
    WantedPath.at("prompt_tokens", InclusiveFigures.INPUT),
    WantedPath.at("completion_tokens", InclusiveFigures.OUTPUT),
    WantedPath.at("total_tokens", InclusiveFigures.TOTAL),
    WantedPath.within(
        "prompt_tokens_details",
        WantedPath.at("cached_tokens", InclusiveFigures.CACHED),
        WantedPath.at("cache_write_tokens", InclusiveFigures.WRITTEN)),
    WantedPath.within(
        "completion_tokens_details", WantedPath.at("reasoning_tokens", InclusiveFigures.REASONING))
  };

  /** Where Perplexity's stand. */
  static final WantedPath[] PERPLEXITY = {
    CHAT[0],
    CHAT[1],
    CHAT[2],
    CHAT[3],
    CHAT[4],
    WantedPath.at("citation_tokens", InclusiveFigures.INPUT_BESIDE),
    WantedPath.at("reasoning_tokens", InclusiveFigures.REASONING_BESIDE)
  };

  /** Where those of responses stand. */
  static final WantedPath[] RESPONSES = {
    WantedPath.at("input_tokens", InclusiveFigures.INPUT),
    WantedPath.at("output_tokens", InclusiveFigures.OUTPUT),
    WantedPath.at("total_tokens", InclusiveFigures.TOTAL),
    WantedPath.within(
        "input_tokens_details",
        WantedPath.at("cached_tokens", InclusiveFigures.CACHED),
        WantedPath.at("cache_write_tokens", InclusiveFigures.WRITTEN)),
    WantedPath.within(
        "output_tokens_details", WantedPath.at("reasoning_tokens", InclusiveFigures.REASONING))
  };

  private UsageFields() {}
}
