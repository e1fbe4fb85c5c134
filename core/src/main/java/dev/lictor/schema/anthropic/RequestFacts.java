package dev.lictor.schema.anthropic;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.schema.EffectiveModels;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns a body into facts. Not instantiable; all functions are pure. */
final class RequestFacts {

  private RequestFacts() {}

  /**
   * Reads a body.
   *
   * @param named the model that the path names, or empty if the body does or only the deployment
   */
  static CallFacts.Builder of(
      Operation operation, ByteBuffer body, ObjectShape<MessagesRequest> shape, String named) {
    MessagesRequest request = new MessagesRequest();
    new JsonReader(body).document(shape, request);
    CallFacts.Builder facts = CallFacts.builder().bodyBytes(body.remaining()).stream(request.stream)
        .input(InputSum.of(request))
        .reasoning(request.thought.reasoning())
        .serviceTier(request.price.word())
        .storedState(request.storedState)
        .systemMessages(request.systemMessages);
    String model = named.isEmpty() ? request.model : named;
    EffectiveModels.add(facts, operation, model, request.maxTokens, 1);
    request.fallbacks.forEach(other -> facts.attempt(attempt(other, request.maxTokens)));
    request.advisors.forEach(other -> facts.attempt(attempt(other, request.maxTokens)));
    request.servers.forEach(facts::tool);
    request.tools.forEach(facts::tool);
    request.media.forEach(facts::media);
    request.references.sort(Comparator.comparing(Reference::kind)); // keys may come in any order
    request.references.forEach(facts::reference);
    return facts;
  }

  /** A fallback without a cap of its own has the call's; the advisor has not: then its model's own maximum applies. */
  private static Attempt attempt(MessagesRequest.OtherModel other, OptionalLong ofTheCall) {
    boolean inherits = other.maxTokens().isEmpty() && other.role().equals("fallback");
    return new Attempt(
        new ModelRef(other.name(), "", other.role(), Optional.empty()),
        inherits ? ofTheCall : other.maxTokens(),
        1);
  }
}
