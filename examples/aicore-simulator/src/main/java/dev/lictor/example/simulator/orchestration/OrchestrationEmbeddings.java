package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.Embedding;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.model.PromptText;
import dev.lictor.example.simulator.model.TokenCount;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** {@code POST …/v2/embeddings} of the orchestration service (spec 0.110.12; provider-facts §1.11). Thread-safe. */
public final class OrchestrationEmbeddings {
  private final ModelCatalogue models;
  private final Predicate<String> failing;

  /**
   * Makes the endpoint.
   *
   * @param models the models it serves
   * @param failing tells which of them fail at present
   */
  public OrchestrationEmbeddings(ModelCatalogue models, Predicate<String> failing) {
    this.models = models;
    this.failing = failing;
  }

  /** Answers a request. */
  public Reply embed(byte[] body) {
    String requestId = UUID.randomUUID().toString();
    try {
      Optional<JsonNode> json = Json.parse(body);
      if (json.isEmpty()) {
        throw Dialect.V2.badRequest("The body is not valid JSON.");
      }
      return embed(requestId, EmbeddingCall.read(models, json.get()));
    } catch (CompletionFailure failure) {
      ObjectNode answer = Json.object();
      answer.set("error", Dialect.V2.error(requestId, failure));
      return Reply.json(failure.code(), answer);
    }
  }

  private Reply embed(String requestId, EmbeddingCall call) throws CompletionFailure {
    ObjectNode answer = Json.object().put("request_id", requestId);
    if (call.maskings().isArray()) {
      new Masking().apply(call.maskings(), call.texts());
      ArrayNode masked = Json.array();
      call.texts().forEach(text -> masked.add(PromptText.of(text)));
      answer
          .putObject("intermediate_results")
          .putObject("input_masking")
          .put("message", "Embedding input is masked successfully.")
          .putObject("data")
          .put("masked_input", Json.text(masked));
    }
    if (failing.test(call.model().name())) {
      throw new CompletionFailure(
          500,
          "Model " + call.model().name() + " is failing.",
          "Embedding Module",
          Json.object(),
          false);
    }
    ObjectNode result = answer.putObject("final_result").put("object", "list");
    ArrayNode vectors = result.putArray("data");
    long tokens = 0;
    for (ObjectNode text : call.texts()) {
      ObjectNode item =
          vectors.addObject().put("object", "embedding").put("index", vectors.size() - 1);
      item.set("embedding", written(call, Embedding.of(PromptText.of(text), call.dimensions())));
      tokens += TokenCount.text(PromptText.of(text));
    }
    result.put("model", call.model().answersAs());
    result.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    TokenUsage usage = new TokenUsage(tokens, 0);
    return Reply.json(200, answer)
        .about(new ModelRun(call.model().name(), usage, Optional.of(usage)));
  }

  private static JsonNode written(EmbeddingCall call, Embedding embedding) {
    ObjectNode formats = Json.object();
    if (call.formats().contains("base64")) {
      formats.put("base64", embedding.base64());
    }
    if (call.formats().contains("float")) {
      ArrayNode values = formats.putArray("float");
      for (float value : embedding.values()) {
        values.add(value);
      }
    }
    return call.listed() ? formats : formats.path(call.formats().iterator().next());
  }
}
