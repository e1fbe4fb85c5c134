package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.PromptText;
import dev.lictor.example.simulator.openai.Flavour;
import dev.lictor.example.simulator.openai.OpenAiError;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code …/responses} (OpenAI; provider-facts §3.1, §5.2). Thread-safe.
 *
 * <p>Whatever was kept at one place, a deployment or the native path, can be seen there by everyone. A background response is
 * {@code queued}, {@code in_progress} when it is fetched first, done from the second time on; its model run counts from then,
 * once.
 */
public final class Responses {
  private final ResponseStore store = new ResponseStore();
  private final InstantSource clock;

  /** Makes the endpoint, which keeps nothing yet. */
  public Responses(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers {@code POST …/responses}, whatever the body says about which model is meant. */
  public Reply create(Place place, LanguageModel model, byte[] body) {
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty()) {
      return OpenAiError.badRequest("The body is not valid JSON.", null);
    }
    Optional<Reply> problem = ResponseRequest.problem(json.get());
    if (problem.isPresent()) {
      return problem.get();
    }
    ResponseRequest request = ResponseRequest.of(json.get(), model);
    Optional<StoredResponse> previous =
        request.previous().flatMap(id -> store.find(place.name(), id));
    if (request.previous().isPresent() && previous.isEmpty()) {
      return OpenAiError.of(
          400,
          "The previous response was not found.",
          "invalid_request_error",
          "previous_response_id",
          "previous_response_not_found");
    }
    StringBuilder text = new StringBuilder();
    request.messages().forEach(message -> text.append(PromptText.of(message)).append('\n'));
    return OpenAiError.filtered(place.flavour(), text.toString())
        .orElseGet(() -> created(
            place, model, request, previous.map(StoredResponse::conversation).orElse(List.of())));
  }

  private Reply created(
      Place place, LanguageModel model, ResponseRequest request, List<ObjectNode> before) {
    ChatTurn turn = request.run(model, before);
    ResponseWriter writer =
        new ResponseWriter(model, request, turn, clock.instant().getEpochSecond());
    boolean later = request.background() && !request.stream();
    ResponseState state = later ? ResponseState.QUEUED : ResponseState.DONE;
    if (request.store()) {
      List<ObjectNode> conversation = new ArrayList<>(before);
      conversation.addAll(request.messages());
      conversation.add(ResponseInput.message("assistant", turn.text() + writer.arguments()));
      store.keep(place.name(), writer.id(), new StoredResponse(model, writer, conversation, state));
    }
    if (request.stream()) {
      boolean named = place.flavour() == Flavour.PLAIN;
      ResponseStream stream = new ResponseStream(writer, named);
      return Reply.events(stream.events(), stream.error()).about(run(model, turn));
    }
    Reply reply = Reply.json(200, writer.write(state));
    return later ? reply : reply.about(run(model, turn));
  }

  private static ModelRun run(LanguageModel model, ChatTurn turn) {
    return new ModelRun(model.name(), turn.usage(), Optional.of(turn.usage()));
  }

  /**
   * Answers a call of a response that is kept: {@code GET}, {@code DELETE}, {@code POST …/cancel}, {@code GET …/input_items}.
   *
   * @param below what follows the id in the path; empty for the response itself
   */
  public Reply kept(Place place, Head head, String id, String below) {
    return switch (head.method() + " " + below) {
      case "GET " -> fetch(place, id);
      case "DELETE " -> delete(place, id);
      case "POST /cancel" -> cancel(place, id);
      case "GET /input_items" ->
        store
            .find(place.name(), id)
            .map(found -> InputItems.list(id, found.writer().input(), head))
            .orElseGet(Responses::unknown);
      default -> OpenAiError.notFound();
    };
  }

  private Reply fetch(Place place, String id) {
    Optional<StoredResponse> before = store.fetch(place.name(), id);
    if (before.isEmpty()) {
      return unknown();
    }
    ResponseState state = before.get().state().fetched();
    Reply reply = Reply.json(200, before.get().writer().write(state));
    boolean doneNow = state == ResponseState.DONE && before.get().state() != ResponseState.DONE;
    return doneNow ? reply.about(run(before.get().model(), before.get().writer().turn())) : reply;
  }

  private Reply cancel(Place place, String id) {
    Optional<StoredResponse> found = store.find(place.name(), id);
    if (found.isPresent() && !found.get().writer().background()) {
      return OpenAiError.badRequest("Only a background response can be cancelled.", null);
    }
    return store
        .cancel(place.name(), id)
        .map(after -> Reply.json(200, after.writer().write(after.state())))
        .orElseGet(Responses::unknown);
  }

  private Reply delete(Place place, String id) {
    return store.delete(place.name(), id)
        ? Reply.json(
            200, Json.object().put("id", id).put("object", "response").put("deleted", true))
        : unknown();
  }

  private static Reply unknown() {
    return OpenAiError.of(404, "The response was not found.", "invalid_request_error", "id", null);
  }
}
