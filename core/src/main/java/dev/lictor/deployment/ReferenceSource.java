package dev.lictor.deployment;

import java.util.concurrent.CompletionStage;

/** Fetches what references stand for: stored configurations and templates. Extension point. Implementations are thread-safe. */
@FunctionalInterface
public interface ReferenceSource {

  /**
   * Fetches a document.
   *
   * @return a stage that completes with the answer, or fails if nobody could say
   */
  CompletionStage<Fetched> fetch(ReferenceQuery query);
}
