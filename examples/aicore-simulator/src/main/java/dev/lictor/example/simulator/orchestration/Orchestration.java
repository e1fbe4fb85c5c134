package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ModelCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The completions of the orchestration service, v1 and v2 (spec 0.110.12). Thread-safe. */
public final class Orchestration {
  private final Pipeline pipeline;
  private final InstantSource clock;

  /**
   * Makes the service.
   *
   * @param models the models it serves
   * @param failing tells which of them fail at present
   * @param clock tells when an answer was made
   */
  public Orchestration(ModelCatalogue models, Predicate<String> failing, InstantSource clock) {
    this.pipeline = new Pipeline(models, failing);
    this.clock = clock;
  }

  /**
   * Answers a request to {@code /completion} or {@code /v2/completion}.
   *
   * @param references finds what the request only names
   */
  public Reply complete(Dialect dialect, byte[] body, References references) {
    String requestId = UUID.randomUUID().toString();
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty()) {
      return failed(dialect, requestId, dialect.badRequest("The body is not valid JSON."));
    }
    CompletionCall call;
    try {
      call = CompletionCall.read(dialect, json.get(), references);
    } catch (CompletionFailure failure) {
      return failed(dialect, requestId, failure);
    }
    return complete(dialect, requestId, call);
  }

  private Reply complete(Dialect dialect, String requestId, CompletionCall call) {
    List<CompletionFailure> failures = new ArrayList<>();
    for (ModuleConfig config : call.configs()) {
      try {
        Completion completion = pipeline.run(dialect, call, config);
        return completed(
            dialect, requestId, call, completion, errors(dialect, requestId, failures));
      } catch (CompletionFailure failure) {
        failures.add(failure);
        if (!failure.fallsBack()) {
          break;
        }
      }
    }
    CompletionFailure last = failures.get(failures.size() - 1);
    if (!call.listed()) {
      return failed(dialect, requestId, last);
    }
    ObjectNode answer = Json.object();
    answer.set("error", errors(dialect, requestId, failures));
    return Reply.json(last.code(), answer);
  }

  private Reply completed(
      Dialect dialect,
      String requestId,
      CompletionCall call,
      Completion completion,
      ArrayNode failures) {
    long createdSeconds = clock.instant().getEpochSecond();
    String model = completion.model().name();
    if (call.stream()) {
      StreamWriter events = new StreamWriter(
          dialect, requestId, completion, failures, call.chunkChars(), createdSeconds);
      return Reply.events(events, brokenOff(dialect, requestId))
          .about(
              new ModelRun(model, completion.answer().usage(), StreamWriter.reported(completion)));
    }
    ObjectNode answer = new ResultWriter(completion, createdSeconds).write(dialect, requestId);
    if (!failures.isEmpty()) {
      answer.set("intermediate_failures", failures);
    }
    return Reply.json(200, answer)
        .about(new ModelRun(
            model, completion.answer().usage(), Optional.of(completion.answer().usage())));
  }

  private static byte[] brokenOff(Dialect dialect, String requestId) {
    CompletionFailure failure = new CompletionFailure(
        500, "The model stopped in the midst of its answer.", "LLM Module", Json.object(), false);
    ObjectNode error = dialect.error(requestId, failure);
    JsonNode event = dialect == Dialect.V1 ? error : Json.object().set("error", error);
    return ("data: " + Json.text(event) + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static ArrayNode errors(
      Dialect dialect, String requestId, List<CompletionFailure> failures) {
    ArrayNode errors = Json.array();
    failures.forEach(failure -> errors.add(dialect.error(requestId, failure)));
    return errors;
  }

  private static Reply failed(Dialect dialect, String requestId, CompletionFailure failure) {
    ObjectNode error = dialect.error(requestId, failure);
    if (dialect == Dialect.V1) {
      return Reply.json(failure.code(), error);
    }
    ObjectNode answer = Json.object();
    answer.set("error", error);
    return Reply.json(failure.code(), answer);
  }
}
