package dev.lictor.example.simulator.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a behaviour from JSON: {@code {"rules": […], "failingModels": […]}}, each rule with the keys {@code pathPrefix, times,
 * latencyMillis, fault, answer{status, contentType, body}, chunkDelayMillis, pauseAfterChunks, errorAfterChunks, gzip, headers{…}}. Thread-safe.
 */
public final class BehaviourReader {
  private static final long MAX = Integer.MAX_VALUE;
  private static final Shape SHAPE = Shapes.object()
      .optional(
          "rules",
          Shapes.listOf(
              Shapes.object()
                  .required("pathPrefix", Shapes.text())
                  .optional("times", Shapes.integer(1, MAX))
                  .optional("latencyMillis", Shapes.integer(0, MAX))
                  .optional(
                      "fault",
                      Shapes.choice(
                          "none",
                          "reset_before_head",
                          "reset_in_body",
                          "never_answer",
                          "stop_reading"))
                  .optional(
                      "answer",
                      Shapes.object()
                          .required("status", Shapes.integer(200, 599))
                          .optional("contentType", Shapes.text())
                          .optional("body", Shapes.text()))
                  .optional("chunkDelayMillis", Shapes.integer(0, MAX))
                  .optional("pauseAfterChunks", Shapes.integer(-1, MAX))
                  .optional("errorAfterChunks", Shapes.integer(-1, MAX))
                  .optional("gzip", Shapes.flag())
                  .optional("headers", Shapes.mapOf(Shapes.text())),
              0))
      .optional("failingModels", Shapes.listOf(Shapes.text(), 0));

  private BehaviourReader() {}

  /**
   * Reads a behaviour.
   *
   * @throws IllegalArgumentException if the document is not one; the message says where and why
   */
  public static Behaviour read(JsonNode json) {
    String problem = SHAPE.problem(json, "");
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    List<BehaviourRule> rules = new ArrayList<>();
    json.path("rules").forEach(rule -> rules.add(rule(rule)));
    Set<String> failing = new LinkedHashSet<>();
    json.path("failingModels").forEach(model -> failing.add(model.asText()));
    return new Behaviour(rules, failing);
  }

  private static BehaviourRule rule(JsonNode json) {
    BehaviourRule rule = BehaviourRule.on(json.path("pathPrefix").asText())
        .times(json.path("times").asInt(Integer.MAX_VALUE))
        .latency(json.path("latencyMillis").asLong(0))
        .failing(Fault.valueOf(json.path("fault").asText("none").toUpperCase(Locale.ROOT)))
        .chunkDelay(json.path("chunkDelayMillis").asLong(0))
        .pauseAfter(json.path("pauseAfterChunks").asInt(-1))
        .errorAfter(json.path("errorAfterChunks").asInt(-1));
    if (json.path("gzip").asBoolean()) {
      rule = rule.gzipped();
    }
    JsonNode answer = json.path("answer");
    if (answer.isObject()) {
      rule = rule.answering(new CannedAnswer(
          answer.path("status").asInt(),
          answer.path("contentType").asText("application/json"),
          answer.path("body").asText("")));
    }
    for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
      rule = rule.header(header.getKey(), header.getValue().asText());
    }
    return rule;
  }
}
