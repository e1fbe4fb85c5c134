package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.json.Json;
import java.util.Optional;

/**
 * A guardrail that a caller named. It intervenes at one word, wherever in the request that stands. Immutable.
 *
 * @param identifier its identifier
 * @param traced whether the answer is to tell what it found
 */
record Guardrail(String identifier, boolean traced) {
  private static final String TRIGGER = "guardrailtrip";

  static Optional<Guardrail> ofHeaders(Head head) {
    return head.header("x-amzn-bedrock-guardrailidentifier")
        .map(identifier -> new Guardrail(
            identifier, head.header("x-amzn-bedrock-trace").orElse("").startsWith("ENABLED")));
  }

  static Optional<Guardrail> ofConverse(JsonNode body) {
    JsonNode config = body.path("guardrailConfig");
    return config.isObject()
        ? Optional.of(new Guardrail(
            config.path("guardrailIdentifier").asText(),
            config.path("trace").asText().startsWith("enabled")))
        : Optional.empty();
  }

  boolean stops(JsonNode body) {
    return Json.text(body).contains(TRIGGER);
  }

  /** Tells what it found, as the answer's trace has it. */
  ObjectNode trace(boolean intervened) {
    ObjectNode trace = Json.object();
    ObjectNode assessment =
        trace.putObject("guardrail").putObject("inputAssessment").putObject(identifier);
    if (intervened) {
      assessment
          .putObject("wordPolicy")
          .putArray("customWords")
          .addObject()
          .put("match", TRIGGER)
          .put("action", "BLOCKED");
    }
    return trace;
  }
}
