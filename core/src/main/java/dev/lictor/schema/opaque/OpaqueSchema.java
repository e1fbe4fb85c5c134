package dev.lictor.schema.opaque;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.EffectiveModels;
import dev.lictor.schema.GatewayRefusal;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The room of {@code opaque}: any method and path behind a deployment whose scenario is the customer's own. It stands behind all
 * others, so that it never takes what one of them knows. Immutable.
 */
public final class OpaqueSchema implements ProviderSchema {

  /** The scenarios whose deployments have rooms of their own; the last is what some of SAP's documents call orchestration. */
  private static final Set<String> KNOWN =
      Set.of("foundation-models", "orchestration", "llm-orchestration");

  /** Makes the room. */
  public OpaqueSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    return place.deployed()
        ? Optional.of(place.operation(Kind.OPAQUE, "call", "opaque", head))
        : Optional.empty();
  }

  @Override
  public boolean speaks(Served served) {
    return served.known() && !KNOWN.contains(served.scenario());
  }

  @Override
  public Intake intake(Operation operation) {
    return Intake.UNREAD;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    CallFacts.Builder facts = CallFacts.builder().countsTokens(false).bodyBytes(body.remaining());
    EffectiveModels.add(facts, operation, "", OptionalLong.empty(), 1);
    return new Reading.Facts(facts.build());
  }

  /** Returns a meter that finds nothing: what a custom server says of itself is its owner's word. */
  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return Meter.SILENT;
  }

  /** Says no in the words of AI Core's own gateway, which stands before every custom server. */
  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return GatewayRefusal.of(refusal, operation.path());
  }
}
