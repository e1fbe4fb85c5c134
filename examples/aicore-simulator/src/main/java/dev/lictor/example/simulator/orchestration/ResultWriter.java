package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import java.util.UUID;

/** Writes a completion that is not streamed (provider-facts §1.3 and §1.8). Confined to one call. */
final class ResultWriter {
  private final Completion completion;
  private final long createdSeconds;
  private final String completionId = "chatcmpl-" + UUID.randomUUID();

  ResultWriter(Completion completion, long createdSeconds) {
    this.completion = completion;
    this.createdSeconds = createdSeconds;
  }

  ObjectNode write(Dialect dialect, String requestId) {
    ObjectNode modules = completion.before().deepCopy();
    modules.set(
        "llm", result(choices(completion.answer().text(), completion.answer().finishReason())));
    completion.finding().ifPresent(finding -> modules.set("output_filtering", filtering(finding)));
    if (completion.translated()) {
      modules
          .putObject("output_translation")
          .put("message", "The simulator has no translator; the output is unchanged.");
    }
    ArrayNode last = choices(completion.finalText(), completion.finishReason());
    if (completion.unmasked().isPresent() && !completion.blocked()) {
      modules.set("output_unmasking", last.deepCopy());
    }
    return dialect.answer(requestId, modules, result(last));
  }

  private ObjectNode filtering(ContentFilter.Finding finding) {
    ArrayNode each = Json.array();
    for (int index = 0; index < completion.answer().choices(); index++) {
      ObjectNode one = Json.object().put("index", index);
      one.setAll(finding.data().deepCopy());
      each.add(one);
    }
    ObjectNode filtering = Json.object()
        .put(
            "message",
            finding.blocked()
                ? completion.answer().choices() + " of " + completion.answer().choices()
                    + " choices failed the output filter."
                : "Choices passed the output filters.");
    filtering.putObject("data").set("choices", each);
    return filtering;
  }

  private ArrayNode choices(String text, String finishReason) {
    ArrayNode choices = Json.array();
    for (int index = 0; index < completion.answer().choices(); index++) {
      ObjectNode choice = choices.addObject().put("index", index);
      choice.putObject("message").put("role", "assistant").put("content", text);
      choice.put("finish_reason", finishReason);
    }
    return choices;
  }

  private ObjectNode result(JsonNode choices) {
    ObjectNode result = Json.object()
        .put("id", completionId)
        .put("object", "chat.completion")
        .put("created", createdSeconds)
        .put("model", completion.model().answersAs())
        .put("system_fingerprint", "fp_simulator");
    result.set("choices", choices);
    result.set("usage", completion.answer().usage().toJson());
    return result;
  }
}
