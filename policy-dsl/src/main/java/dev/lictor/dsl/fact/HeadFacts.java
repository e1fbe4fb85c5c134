package dev.lictor.dsl.fact;

import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.schema.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is told of a call that a request says in its head. Immutable.
 *
 * @param told the call
 */
record HeadFacts(Told.Part told) {

  private static final String RECORDING = "AI-Inference-Observability-Persistence-Mode";
  private static final String LABELS = "AI-Inference-Observability-Labels";

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
    labels().ifPresent(labels -> headers.add(LABELS, labels));
    return new PlainCall.Wishes(text("method"), text("path"), text("deployment"), headers.build());
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
    Map<String, String> parameters = new HashMap<>();
    text("recording").ifPresent(mode -> parameters.put(Place.RECORDING, mode));
    labels().ifPresent(labels -> parameters.put(Place.LABELS, labels));
    return operation.and(parameters);
  }

  /** Returns an operation in the region that is told, which is a setting of the engine. */
  Operation inRegion(Operation operation) {
    return text("region")
        .map(region -> operation.and(Map.of(Place.REGION, region)))
        .orElse(operation);
  }

  private Optional<String> labels() {
    return told.fields().get("labels") instanceof Told.Value value
            && value.value() instanceof Set<?> labels
            && !labels.isEmpty()
        ? Optional.of(labels.stream().map(String::valueOf).collect(Collectors.joining(",")))
        : Optional.empty();
  }

  private Optional<String> text(String field) {
    return told.fields().get(field) instanceof Told.Value value
            && value.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
