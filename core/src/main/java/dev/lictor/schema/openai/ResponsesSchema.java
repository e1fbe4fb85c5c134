package dev.lictor.schema.openai;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.EffectiveModels;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The room of {@code openai.responses}: {@code …/responses} on AI Core, {@code /v1/responses} on OpenAI; and what is asked of a response
 * later by its id, which costs nothing itself but may tell what the response cost. Immutable.
 */
public final class ResponsesSchema implements ProviderSchema {

  private static final String DIALECT = "openai.responses";

  /** Creates the room. */
  public ResponsesSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    return ResponsesPath.of(head.method(), place)
        .map(path -> place.operation(Kind.INFERENCE, path.operation(), DIALECT, head));
  }

  @Override
  public boolean speaks(Served served) {
    return Vendor.responds(served);
  }

  @Override
  public Intake intake(Operation operation) {
    return creates(operation) ? Intake.JSON : Intake.UNREAD;
  }

  private static boolean creates(Operation operation) {
    return operation.name().equals(ResponsesPath.CREATE.operation());
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    if (!creates(operation)) {
      return new Reading.Facts(later(operation, body.remaining()));
    }
    try {
      ResponsesCall call = ResponsesRequest.read(new JsonReader(body));
      return new Reading.Facts(facts(operation, call, body.remaining()));
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static CallFacts facts(Operation operation, ResponsesCall call, long bodyBytes) {
    CallFacts.Builder facts = CallFacts.builder();
    boolean promptMayName = !call.promptId.isEmpty() && call.model.isEmpty();
    if (!promptMayName || !operation.deployment().isEmpty()) {
      Models.add(facts, operation, call.model, call.outputCapTokens, /* choices= */ 1);
    }
    call.prompt.addTo(facts);
    return facts.bodyBytes(bodyBytes).stream(call.stream)
        .reasoning(new Reasoning(OptionalLong.empty(), call.effort))
        .serviceTier(call.serviceTier)
        .storedState(call.stored || call.continues())
        .build();
  }

  /** Returns the facts of what is asked of a response later; natively nothing says which model it ran. */
  private static CallFacts later(Operation operation, long bodyBytes) {
    CallFacts.Builder facts = CallFacts.builder();
    EffectiveModels.add(facts, operation, "", OptionalLong.of(0), 1);
    return facts
        .bodyBytes(bodyBytes)
        .countsTokens(!operation.deployment().isEmpty())
        .storedState(true)
        .reference(
            new Reference("response", ResponsesPath.idIn(operation), Reference.Effect.CONTINUES))
        .build();
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return ResponsesEdit.MANDATABLE.aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return ResponsesEdit.MANDATABLE.parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return creates(operation)
        ? ResponsesEdit.tighten(operation, body, mandate)
        : ResponsesEdit.later(operation, body, mandate);
  }

  /** Returns a meter of the response in the answer; it finds nothing where the answer is none. */
  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    if (!ResponsesPath.answersWithResponse(operation.name())) {
      return Meter.SILENT;
    }
    return switch (AnswerType.of(head)) {
      case JSON -> new DocumentMeter(Answer.RESPONSE, new Answer(/* hasOutput= */ true));
      case EVENTS -> new EventMeter(Answer.EVENT, new ResponseStream());
      case OTHER -> Meter.SILENT;
    };
  }

  @Override
  public boolean costsTokens(Operation operation) {
    return creates(operation);
  }

  @Override
  public Optional<String> retrieves(Operation operation) {
    return !creates(operation) && ResponsesPath.answersWithResponse(operation.name())
        ? Optional.of(ResponsesPath.idIn(operation))
        : Optional.empty();
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return OpenAiRefusal.of(refusal);
  }
}
