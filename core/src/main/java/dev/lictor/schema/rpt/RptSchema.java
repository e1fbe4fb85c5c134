package dev.lictor.schema.rpt;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.schema.EffectiveModels;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/** The room of {@code rpt}: predictions over tables in JSON, and over Parquet files, which pass unread. Immutable. */
public final class RptSchema implements ProviderSchema {

  private static final String PREDICT = "predict";
  private static final String PARQUET = "predict_parquet";

  /** Makes the room. */
  public RptSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    boolean ours = place.deployed()
        && head.method().equals("POST")
        && place.query().isEmpty()
        && (place.is(PREDICT) || place.is(PARQUET));
    return ours
        ? Optional.of(place.operation(Kind.INFERENCE, place.segments().get(0), "rpt", head))
        : Optional.empty();
  }

  @Override
  public boolean speaks(Served served) {
    return served.scenario().equals("foundation-models")
        && served.executable().equals("aicore-sap");
  }

  /** SAP's SDKs send tables in gzip unasked. */
  @Override
  public Intake intake(Operation operation) {
    return operation.name().equals(PREDICT) ? Intake.JSON_OR_GZIP : Intake.UNREAD;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    if (operation.name().equals(PREDICT)) {
      try {
        PredictRequest.read(new JsonReader(body));
      } catch (JsonFault fault) {
        return new Reading.Malformed(fault.code(), fault.sentence());
      }
    }
    CallFacts.Builder facts = CallFacts.builder().countsTokens(false).bodyBytes(body.remaining());
    EffectiveModels.add(facts, operation, "", OptionalLong.empty(), 1);
    return new Reading.Facts(facts.build());
  }

  /** Returns a meter that finds nothing: the answers tell no usage. */
  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return Meter.SILENT;
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return RptRefusal.of(refusal);
  }
}
