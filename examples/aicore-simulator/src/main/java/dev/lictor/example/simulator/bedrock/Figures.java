package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.vendor.Tokens;

/** Writes what an invocation used the way Bedrock adds it to any model's answer (provider-facts §5.1). Thread-safe. */
final class Figures {
  private Figures() {}

  /** Adds the headers of a whole answer. */
  static Reply asHeaders(Reply reply, Tokens tokens) {
    return reply
        .with("x-amzn-bedrock-input-token-count", Long.toString(tokens.input()))
        .with("x-amzn-bedrock-output-token-count", Long.toString(tokens.allOutput()))
        .with("x-amzn-bedrock-cache-read-input-token-count", Long.toString(tokens.cacheRead()))
        .with("x-amzn-bedrock-cache-write-input-token-count", Long.toString(tokens.cacheWrite()))
        .with(
            "x-amzn-bedrock-invocation-latency",
            Long.toString(ConverseWriter.latencyMillis(tokens)));
  }

  /** Writes the object within a stream's last event. */
  static ObjectNode asMetrics(Tokens tokens) {
    return Json.object()
        .put("inputTokenCount", tokens.input())
        .put("outputTokenCount", tokens.allOutput())
        .put("invocationLatency", ConverseWriter.latencyMillis(tokens))
        .put("firstByteLatency", ConverseWriter.latencyMillis(Tokens.NONE))
        .put("cacheReadInputTokenCount", tokens.cacheRead())
        .put("cacheWriteInputTokenCount", tokens.cacheWrite());
  }
}
