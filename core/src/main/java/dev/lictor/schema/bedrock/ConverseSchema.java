package dev.lictor.schema.bedrock;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** The room of {@code bedrock.converse}: {@code converse} and {@code converse-stream}, which are one for all models. Immutable. */
public final class ConverseSchema implements ProviderSchema {

  private static final String DIALECT = "bedrock.converse";
  private static final String WHOLE = "converse";
  private static final String STREAMED = "converse-stream";
  private static final int FIRST_ERROR = 400;

  private ConverseSchema() {}

  /** Returns the room. */
  public static ConverseSchema create() {
    return new ConverseSchema();
  }

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    return BedrockRoute.suffix(head, place)
        .filter(name -> name.equals(WHOLE) || name.equals(STREAMED))
        .map(name -> place.operation(Kind.INFERENCE, name, DIALECT, head))
        .flatMap(operation -> BedrockRoute.with(operation, head, place, Set.of()));
  }

  @Override
  public boolean speaks(Served served) {
    return BedrockRoute.speaks(served);
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    try {
      Request request = Request.read(body, ConverseShape.of(BedrockRoute.family(operation)));
      return new Reading.Facts(
          request.facts(operation, body.remaining()).stream(isStreamed(operation))
              .build());
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static boolean isStreamed(Operation operation) {
    return operation.name().equals(STREAMED);
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return ConverseEdit.mandatable(operation).aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return ConverseEdit.mandatable(operation).parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return ConverseEdit.tighten(operation, body, mandate);
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    if (isStreamed(operation) && head.status() < FIRST_ERROR) {
      return new StreamMeter(
          head,
          () -> new ReprMeter(ConverseStream.NAMED, new ConverseStream()),
          ConverseSchema::frames);
    }
    return AnswerType.of(head) == AnswerType.JSON
        ? new DocumentMeter(UsageFindings.WANTED, new UsageFindings())
        : Meter.SILENT;
  }

  private static Meter frames() {
    ConverseStream finding = new ConverseStream();
    return new FrameMeter(finding, Payloads.ofConverse(finding));
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return BedrockRefusal.of(refusal);
  }
}
