package dev.lictor.example.simulator.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import java.util.Optional;

/** {@code POST …/v1/models/NAME:predict}: sums each instance's numbers. It tells no figures and uses no tokens. Thread-safe. */
public final class CustomServer {
  private static final long CONTEXT_TOKENS = 8_192;
  private static final long OUTPUT_TOKENS = 2_048;

  /** Makes the server. */
  public CustomServer() {}

  /** Returns the model that such a server runs, which no catalogue lists. */
  public static LanguageModel model(String name) {
    return new LanguageModel(name, "customer", name, "1", name, CONTEXT_TOKENS, OUTPUT_TOKENS);
  }

  /** Answers a prediction. */
  public Reply predict(LanguageModel model, byte[] body) {
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty() || !json.get().path("instances").isArray()) {
      return Reply.json(400, Json.object().put("error", "Expected \"instances\" to be a list"));
    }
    ObjectNode answer = Json.object();
    ArrayNode predictions = answer.putArray("predictions");
    json.get().path("instances").forEach(instance -> predictions.add(sum(instance)));
    return Reply.json(200, answer)
        .about(new ModelRun(model.name(), TokenUsage.ZERO, Optional.empty()));
  }

  private static double sum(JsonNode instance) {
    double sum = instance.isNumber() ? instance.doubleValue() : 0;
    for (JsonNode part : instance) {
      sum += part.isNumber() ? part.doubleValue() : 0;
    }
    return sum;
  }
}
