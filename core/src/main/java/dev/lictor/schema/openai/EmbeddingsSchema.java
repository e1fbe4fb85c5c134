package dev.lictor.schema.openai;

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
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * The room of {@code openai.embeddings}: {@code POST …/embeddings} on AI Core, {@code /v1/embeddings} on OpenAI, {@code
 * /openai/deployments/{name}/embeddings} on Azure. Immutable.
 */
public final class EmbeddingsSchema implements ProviderSchema {

  /** Vectors are no output, so they fulfil every cap. */
  private static final Mandatable MANDATABLE =
      Mandatable.of(ParameterPlaces.atTop(EmbeddingsRequest.HARMLESS));

  /** Creates the room. */
  public EmbeddingsSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    boolean known = place.deployed()
        ? place.is("embeddings") && Query.isVersionOrNone(place.query())
        : (place.is("v1", "embeddings") && place.query().isEmpty())
            || Models.isAzure(place, "embeddings");
    return known && head.method().equals("POST")
        ? Optional.of(
            place.operation(Kind.EMBEDDING, "embeddings.create", "openai.embeddings", head))
        : Optional.empty();
  }

  @Override
  public boolean speaks(Served served) {
    return Vendor.embeds(served);
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    try {
      EmbeddingsRequest request = EmbeddingsRequest.read(new JsonReader(body));
      CallFacts.Builder facts = CallFacts.builder();
      Models.add(facts, operation, request.model(), /* cap= */ 0, /* choices= */ 1);
      return new Reading.Facts(
          facts.bodyBytes(body.remaining()).input(request.bound()).build());
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return MANDATABLE.aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return MANDATABLE.parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return MANDATABLE.tighten(operation, body, mandate, Mandatable.Edit.NONE);
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return AnswerType.of(head) == AnswerType.JSON
        ? new DocumentMeter(Answer.CHAT, new Answer(/* hasOutput= */ false))
        : Meter.SILENT;
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return OpenAiRefusal.of(refusal);
  }
}
