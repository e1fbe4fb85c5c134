package dev.lictor.schema.bedrock;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.WantedPath;
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
import dev.lictor.schema.anthropic.InvokedMessages;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The room of {@code bedrock.invoke}: {@code invoke} and {@code invoke-with-response-stream}, whose bodies are those of the model's
 * family. Which family that is says the deployment, or the model id in AWS's path; a deployment that serves several, or one that nobody
 * here can read, is not spoken for. One instance is for models that answer, one for those that embed. Immutable.
 */
public final class InvokeSchema implements ProviderSchema {

  private static final String DIALECT = "bedrock.invoke";
  private static final String WHOLE = "invoke";
  private static final String STREAMED = "invoke-with-response-stream";
  private static final int FIRST_ERROR = 400;

  private static final WantedPath CLAUDE =
      MeteredInvocation.wanted(InvokedMessages.wantedOfEvent(), InvokedMessages.STREAM_IDS);
  private static final WantedPath NOVA =
      MeteredInvocation.wanted(ConverseStream.NAMED, ConverseStream.IDS);
  private static final WantedPath TITAN =
      MeteredInvocation.wanted(TitanStream.WANTED, TitanStream.IDS);

  private final Kind kind;

  private InvokeSchema(Kind kind) {
    this.kind = kind;
  }

  /** Returns the room for models that answer. */
  public static InvokeSchema inference() {
    return new InvokeSchema(Kind.INFERENCE);
  }

  /** Returns the room for models that embed. */
  public static InvokeSchema embedding() {
    return new InvokeSchema(Kind.EMBEDDING);
  }

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    return BedrockRoute.suffix(head, place)
        .filter(name -> name.equals(WHOLE) || (name.equals(STREAMED) && kind == Kind.INFERENCE))
        .map(name -> place.operation(kind, name, DIALECT, head))
        .flatMap(operation -> BedrockRoute.with(operation, head, place, BedrockRoute.OF_INVOKE))
        .filter(operation -> place.deployed() || isOurs(BedrockRoute.family(operation)));
  }

  @Override
  public boolean speaks(Served served) {
    return BedrockRoute.speaks(served) && isOurs(BedrockRoute.family(served.models()));
  }

  private boolean isOurs(Optional<Family> family) {
    return family.isPresent()
        && (family.get() == Family.TITAN_EMBEDDING) == (kind == Kind.EMBEDDING);
  }

  private static Family family(Operation operation) {
    return BedrockRoute.family(operation)
        .orElseThrow(() -> new IllegalArgumentException(
            "the operation must be one whose deployment this room speaks for"));
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    try {
      CallFacts.Builder facts = facts(operation, body).stream(operation.name().equals(STREAMED));
      InvokeHeaders.addTo(facts, operation);
      return new Reading.Facts(facts.build());
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static CallFacts.Builder facts(Operation operation, ByteBuffer body) {
    return switch (family(operation)) {
      case ANTHROPIC ->
        InvokedMessages.read(operation, body, operation.parameter(BedrockRoute.MODEL));
      case NOVA -> facts(operation, body, AmazonShape.NOVA);
      case TITAN_TEXT -> facts(operation, body, AmazonShape.TITAN_TEXT);
      case TITAN_EMBEDDING ->
        facts(operation, body, AmazonShape.TITAN_EMBEDDING)
            .attempts(vectors ->
                vectors.atMost(OptionalLong.of(0), OptionalLong.empty(), OptionalLong.empty()));
    };
  }

  private static CallFacts.Builder facts(
      Operation operation, ByteBuffer body, ObjectShape<Request> shape) {
    return Request.read(body, shape).facts(operation, body.remaining());
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return InvokeEdit.mandatable(operation).aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return InvokeEdit.mandatable(operation).parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return InvokeEdit.tighten(family(operation), operation, body, mandate);
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    Family family = family(operation);
    if (operation.name().equals(STREAMED) && head.status() < FIRST_ERROR) {
      return switch (family) {
        case ANTHROPIC ->
          stream(head, InvokedMessages.streamed(), CLAUDE, InvokedMessages.STREAM_IDS);
        case NOVA -> stream(head, new ConverseStream(), NOVA, ConverseStream.IDS);
        case TITAN_TEXT, TITAN_EMBEDDING -> stream(head, new TitanStream(), TITAN, TitanStream.IDS);
      };
    }
    return AnswerType.of(head) == AnswerType.JSON
        ? new HeadMeter(whole(family), head)
        : Meter.SILENT;
  }

  private static Meter whole(Family family) {
    return switch (family) {
      case ANTHROPIC ->
        new DocumentMeter(InvokedMessages.wantedOfAnswer(), InvokedMessages.whole());
      case NOVA -> new DocumentMeter(UsageFindings.WANTED, new UsageFindings());
      case TITAN_TEXT -> new DocumentMeter(TitanFindings.WANTED, new TitanFindings(false));
      case TITAN_EMBEDDING -> new DocumentMeter(TitanFindings.WANTED, new TitanFindings(true));
    };
  }

  private static Meter stream(
      ResponseHead head, EventMeter.Finding family, WantedPath wanted, int ids) {
    EventMeter.Finding finding = new MeteredInvocation(family, ids);
    return new StreamMeter(
        head,
        () -> new EventMeter(wanted, finding),
        () -> new FrameMeter(finding, Payloads.ofInvoke(wanted, finding)));
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return BedrockRefusal.of(refusal);
  }
}
