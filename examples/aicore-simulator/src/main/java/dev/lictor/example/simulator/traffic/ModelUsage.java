package dev.lictor.example.simulator.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;

/**
 * What one service instance used of one model. Immutable.
 *
 * @param serviceInstanceId the service instance
 * @param model the model, by the name it was asked for
 * @param calls how often the model was run
 * @param used tokens that a provider would charge, reported or not
 * @param reportedCalls how many answers carried figures
 * @param reported the sum of the figures that answers carried
 */
public record ModelUsage(
    String serviceInstanceId,
    String model,
    long calls,
    TokenUsage used,
    long reportedCalls,
    TokenUsage reported) {

  ModelUsage plusRun(TokenUsage more) {
    return new ModelUsage(
        serviceInstanceId, model, calls + 1, sum(used, more), reportedCalls, reported);
  }

  ModelUsage plusReport(TokenUsage more) {
    return new ModelUsage(
        serviceInstanceId, model, calls, used, reportedCalls + 1, sum(reported, more));
  }

  private static TokenUsage sum(TokenUsage one, TokenUsage other) {
    return new TokenUsage(
        one.promptTokens() + other.promptTokens(),
        one.completionTokens() + other.completionTokens());
  }

  /** Writes the form that {@code /_simulator/usage} lists. */
  public ObjectNode toJson() {
    return Json.object()
        .put("serviceInstanceId", serviceInstanceId)
        .put("model", model)
        .put("calls", calls)
        .put("usedTokens", used.totalTokens())
        .put("reportedCalls", reportedCalls)
        .put("promptTokens", reported.promptTokens())
        .put("completionTokens", reported.completionTokens())
        .put("totalTokens", reported.totalTokens());
  }
}
