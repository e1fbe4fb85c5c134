package dev.lictor.schema.aicore;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.GatewayRefusal;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The room of {@code aicore}: every request to the control plane. Immutable. */
public final class ControlPlaneSchema implements ProviderSchema {

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    return Optional.of(place.operation(Kind.CONTROL, "unknown", "aicore", head));
  }

  @Override
  public boolean speaks(Served served) {
    return false;
  }

  @Override
  public Intake intake(Operation operation) {
    return Intake.UNREAD;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    return new Reading.Facts(CallFacts.builder().countsTokens(false).build());
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return Meter.SILENT;
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return GatewayRefusal.of(refusal, operation.path());
  }
}
