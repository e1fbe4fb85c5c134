package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelAnswer;
import dev.lictor.example.simulator.model.ModelParams;
import java.util.Optional;

/**
 * What one configuration came to. Immutable.
 *
 * @param model the model that ran
 * @param params its parameters
 * @param before results of the modules before the model
 * @param answer what the model said
 * @param finding what the output filters found, if there are any
 * @param unmasked the text with its originals put back, if there were any
 * @param translated whether an output translation was configured
 */
record Completion(
    LanguageModel model,
    ModelParams params,
    ObjectNode before,
    ModelAnswer answer,
    Optional<ContentFilter.Finding> finding,
    Optional<String> unmasked,
    boolean translated) {

  boolean blocked() {
    return finding.map(ContentFilter.Finding::blocked).orElse(false);
  }

  /** Returns the text that the caller is to see. */
  String finalText() {
    return blocked() ? "" : unmasked.orElse(answer.text());
  }

  String finishReason() {
    return blocked() ? "content_filter" : answer.finishReason();
  }
}
