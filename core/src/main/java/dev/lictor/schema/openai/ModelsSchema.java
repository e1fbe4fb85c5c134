package dev.lictor.schema.openai;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** The room of {@code openai.models}: {@code GET /v1/models} and {@code GET /v1/models/{id}}, which cost nothing. Immutable. */
public final class ModelsSchema implements ProviderSchema {

  private static final String DIALECT = "openai.models";

  /** Creates the room. */
  public ModelsSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    List<String> segments = place.segments();
    boolean below = !place.deployed()
        && place.query().isEmpty()
        && head.method().equals("GET")
        && segments.size() >= 2
        && segments.size() <= 3
        && segments.get(0).equals("v1")
        && segments.get(1).equals("models");
    if (!below) {
      return Optional.empty();
    }
    String name = segments.size() == 2 ? "models.list" : "models.get";
    return Optional.of(place.operation(Kind.CONTROL, name, DIALECT, head));
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
    return OpenAiRefusal.of(refusal);
  }
}
