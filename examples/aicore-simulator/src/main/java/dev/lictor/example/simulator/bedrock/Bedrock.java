package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.bedrock.Family.Invoked;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Answer;
import dev.lictor.example.simulator.vendor.Speaker;
import dev.lictor.example.simulator.vendor.Tokens;
import java.util.Optional;
import java.util.function.Predicate;

/** The four calls of Bedrock's runtime. Thread-safe. */
public final class Bedrock {
  private final Speaker speaker;
  private final Predicate<String> failing;

  /**
   * Makes the runtime.
   *
   * @param failing tells which models fail at present
   */
  public Bedrock(Speaker speaker, Predicate<String> failing) {
    this.speaker = speaker;
    this.failing = failing;
  }

  /**
   * Answers a call of a deployed model; empty if there is no such operation.
   *
   * @param operation the last part of the path, such as {@code converse-stream}
   */
  public Optional<Reply> call(LanguageModel model, String operation, Head head, byte[] body) {
    return call(model, operation, head, body, StreamForm.askedOfAiCore(head));
  }

  Optional<Reply> call(
      LanguageModel model, String operation, Head head, byte[] body, StreamForm form) {
    boolean streams = operation.endsWith("stream");
    return switch (operation) {
      case "converse", "converse-stream" -> Optional.of(converse(model, body, streams, form));
      case "invoke", "invoke-with-response-stream" ->
        Optional.of(invoke(model, head, body, streams, form));
      default -> Optional.empty();
    };
  }

  private Reply converse(LanguageModel model, byte[] bytes, boolean streams, StreamForm form) {
    Optional<JsonNode> json = Json.parse(bytes).filter(JsonNode::isObject);
    if (json.isEmpty()) {
      return BedrockError.validation("The body is not valid JSON.");
    }
    if (Family.of(model.name()).filter(TitanEmbedFamily.class::isInstance).isPresent()) {
      return BedrockError.validation("This action doesn't support the model.");
    }
    JsonNode body = json.get();
    Optional<String> problem = ConverseRequest.problem(body);
    if (problem.isPresent()) {
      return BedrockError.validation(problem.get());
    }
    if (failing.test(model.name())) {
      return BedrockError.failing();
    }
    Optional<Guardrail> guardrail = Guardrail.ofConverse(body);
    boolean blocked = guardrail.filter(each -> each.stops(body)).isPresent();
    Answer answer =
        blocked ? Answer.blocked() : speaker.answer(ConverseRequest.question(model, body));
    ObjectNode trace = guardrail
        .filter(Guardrail::traced)
        .map(each -> each.trace(blocked))
        .orElseGet(Json::object);
    ConverseWriter writer = new ConverseWriter(answer, trace);
    Reply reply = streams ? form.converse(writer.events()) : Reply.json(200, writer.whole());
    return ran(reply, model, answer.tokens());
  }

  private Reply invoke(
      LanguageModel model, Head head, byte[] bytes, boolean streams, StreamForm form) {
    Optional<JsonNode> json = Json.parse(bytes).filter(JsonNode::isObject);
    Optional<Family> family = Family.of(model.name());
    if (json.isEmpty() || family.isEmpty()) {
      return BedrockError.validation("Malformed input request, please reformat and try again.");
    }
    Optional<String> problem = family.get().problem(json.get());
    if (problem.isPresent()) {
      return BedrockError.validation(problem.get());
    }
    if (failing.test(model.name())) {
      return BedrockError.failing();
    }
    Optional<Guardrail> guardrail = Guardrail.ofHeaders(head);
    boolean blocked = guardrail.filter(each -> each.stops(json.get())).isPresent();
    Invoked invoked = family.get().invoke(model, json.get(), speaker, blocked);
    if (streams && invoked.events().isEmpty()) {
      return BedrockError.validation("The model is unsupported for streaming.");
    }
    ObjectNode last = streams ? invoked.events().get(invoked.events().size() - 1) : invoked.whole();
    guardrail.ifPresent(each -> {
      last.put("amazon-bedrock-guardrailAction", blocked ? "INTERVENED" : "NONE");
      if (each.traced()) {
        last.set("amazon-bedrock-trace", each.trace(blocked));
      }
    });
    if (!streams) {
      return ran(
          Figures.asHeaders(Reply.json(200, invoked.whole()), invoked.tokens()),
          model,
          invoked.tokens());
    }
    last.set("amazon-bedrock-invocationMetrics", Figures.asMetrics(invoked.tokens()));
    return ran(form.invoke(invoked.events()), model, invoked.tokens());
  }

  private static Reply ran(Reply reply, LanguageModel model, Tokens tokens) {
    return reply.about(new ModelRun(model.name(), tokens.usage(), Optional.of(tokens.usage())));
  }
}
