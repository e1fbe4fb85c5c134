package dev.lictor.dsl.fact;

import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.schema.Place;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of a call that a request says in its head. Immutable.
 *
 * @param told the call
 */
record HeadFacts(Told.Part told) {

  private static final String RECORDING = "AI-Inference-Observability-Persistence-Mode";

  static HeadFacts of(Told.Part told) {
    return new HeadFacts(told);
  }

  PlainCall.Wishes wishes() {
    Headers.Builder headers = Headers.builder();
    text("resourceGroup")
        .filter(group -> !group.isEmpty())
        .ifPresent(group -> headers.add("AI-Resource-Group", group));
    text("recording")
        .filter(recording -> !recording.isEmpty())
        .ifPresent(recording -> headers.add(RECORDING, recording));
    return new PlainCall.Wishes(
        text("method"), text("path"), text("deployment"), headers.build());
  }

  /** Returns no more than the deployment. */
  PlainCall.Wishes deployment() {
    return new PlainCall.Wishes(
        Optional.empty(), Optional.empty(), text("deployment"), Headers.none());
  }

  /** Returns the operation of a call to the control plane, whose body is of no account. */
  Operation operation(PlainCall plain) {
    Operation operation = new Operation(
        plain.kind(),
        plain.operation(),
        plain.dialect(),
        /* deployment= */ "",
        text("resourceGroup").orElse(""),
        text("method").orElse(plain.method()),
        text("path").orElse(plain.path()));
    return operation.and(
        text("recording").map(mode -> Map.of(Place.RECORDING, mode)).orElse(Map.of()));
  }

  private Optional<String> text(String field) {
    return told.fields().get(field) instanceof Told.Value value
            && value.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
