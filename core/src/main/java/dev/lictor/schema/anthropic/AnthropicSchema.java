package dev.lictor.schema.anthropic;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The room of Anthropic's own paths: {@code POST /v1/messages}, {@code POST /v1/messages/count_tokens} and {@code GET /v1/models}.
 * Immutable.
 *
 * <p>Counting tokens and listing models cost nothing, so they are operations of the control plane; what is counted is read all the
 * same, since it leaves the house.
 */
public final class AnthropicSchema implements ProviderSchema {

  private static final String DIALECT = "anthropic";
  private static final String CREATE = "messages.create";
  private static final String COUNT = "messages.count_tokens";
  private static final Set<String> OF_LISTS = Set.of("beta", "limit", "before_id", "after_id");

  private AnthropicSchema() {}

  /** Returns the room. */
  public static AnthropicSchema create() {
    return new AnthropicSchema();
  }

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    if (place.deployed()) {
      return Optional.empty(); // AI Core serves Anthropic's models through Bedrock only
    }
    boolean post =
        head.method().equals("POST") && place.query().orElse("beta=true").equals("beta=true");
    boolean get = head.method().equals("GET")
        && place.query().map(AnthropicSchema::ofLists).orElse(true);
    if (post && place.is("v1", "messages")) {
      return Optional.of(place.operation(Kind.INFERENCE, CREATE, DIALECT, head));
    }
    if (post && place.is("v1", "messages", "count_tokens")) {
      return Optional.of(place.operation(Kind.CONTROL, COUNT, DIALECT, head));
    }
    if (get && place.is("v1", "models")) {
      return Optional.of(place.operation(Kind.CONTROL, "models.list", DIALECT, head));
    }
    boolean one = place.segments().size() == 3
        && place.segments().subList(0, 2).equals(List.of("v1", "models"));
    return get && one
        ? Optional.of(place.operation(Kind.CONTROL, "models.get", DIALECT, head))
        : Optional.empty();
  }

  private static boolean ofLists(String query) {
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (!OF_LISTS.contains(equals < 0 ? parameter : parameter.substring(0, equals))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean speaks(Served served) {
    return false;
  }

  @Override
  public Intake intake(Operation operation) {
    return operation.method().equals("POST") ? Intake.JSON : Intake.UNREAD;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    if (intake(operation) == Intake.UNREAD) {
      return new Reading.Facts(CallFacts.builder().countsTokens(false).build());
    }
    boolean creates = operation.name().equals(CREATE);
    ObjectShape<MessagesRequest> shape = creates ? RequestShape.NATIVE : RequestShape.COUNT;
    try {
      return new Reading.Facts(
          RequestFacts.of(operation, body, shape, "").countsTokens(creates).build());
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  /** What counts tokens or lists models writes nothing, and takes none of the parameters of a model. */
  private static Mandatable editing(Operation operation) {
    return operation.name().equals(CREATE) ? MessagesEdit.MANDATABLE : Mandatable.NOTHING;
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
    return editing(operation)
        .tighten(operation, body, mandate, root -> MessagesEdit.cap(root, mandate.caps()));
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    if (!operation.name().equals(CREATE)) {
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
    return AnthropicRefusal.of(refusal);
  }
}
