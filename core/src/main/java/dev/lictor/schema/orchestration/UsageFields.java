package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.InclusiveFigures;

/** Where the figures of a usage object stand (orchestration v2, spec 0.110.12, {@code TokenUsage}). Not instantiable. */
final class UsageFields {

  /** Where the figures stand below the usage object. */
  static final WantedPath[] WANTED = {
    WantedPath.at("prompt_tokens", InclusiveFigures.INPUT),
    WantedPath.at("completion_tokens", InclusiveFigures.OUTPUT),
    WantedPath.at("total_tokens", InclusiveFigures.TOTAL),
    WantedPath.within(
        "prompt_tokens_details",
        WantedPath.at("cached_tokens", InclusiveFigures.CACHED),
        WantedPath.at("cache_creation_tokens", InclusiveFigures.WRITTEN)),
    WantedPath.within(
        "completion_tokens_details", WantedPath.at("reasoning_tokens", InclusiveFigures.REASONING))
  };

  private UsageFields() {}
}
