package dev.lictor.schema.cohere;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
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
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * The room of {@code cohere}: {@code POST …/v2/chat} and {@code …/rerank} on AI Core, {@code /v2/chat} and {@code /v2/rerank} on
 * Cohere. Immutable.
 */
public final class CohereSchema implements ProviderSchema {

  private static final String CHAT = "chat";
  private static final String RERANK = "rerank";

  /** Creates the room. */
  public CohereSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    if (!head.method().equals("POST") || place.query().isPresent()) {
      return Optional.empty();
    }
    if (place.is("v2", CHAT)) {
      return Optional.of(place.operation(Kind.INFERENCE, CHAT, "cohere", head));
    }
    boolean ranks = place.deployed() ? place.is(RERANK) : place.is("v2", RERANK);
    return ranks
        ? Optional.of(place.operation(Kind.EMBEDDING, RERANK, "cohere", head))
        : Optional.empty();
  }

  @Override
  public boolean speaks(Served served) {
    return served.scenario().equals("foundation-models")
        && served.executable().equals("aicore-cohere");
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    JsonReader in = new JsonReader(body);
    try {
      CallFacts.Builder facts = operation.name().equals(CHAT)
          ? ChatRequest.read(in).facts(operation)
          : RerankRequest.read(in).facts(operation);
      return new Reading.Facts(facts.bodyBytes(body.remaining()).build());
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static Mandatable editing(Operation operation) {
    return operation.name().equals(CHAT) ? CallEdit.OF_CHAT : CallEdit.OF_RANKING;
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return editing(operation).aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return editing(operation).parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return operation.name().equals(CHAT)
        ? CallEdit.chat(operation, body, mandate)
        : CallEdit.ranking(operation, body, mandate);
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    if (!operation.name().equals(CHAT)) {
      return Meter.SILENT;
    }
    return switch (AnswerType.of(head)) {
      case JSON -> new DocumentMeter(AnswerFindings.WANTED, new AnswerFindings());
      case EVENTS -> new EventMeter(StreamFindings.WANTED, new StreamFindings());
      case OTHER -> Meter.SILENT;
    };
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return CohereRefusal.of(refusal);
  }
}
