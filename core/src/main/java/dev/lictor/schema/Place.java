package dev.lictor.schema;

import dev.lictor.call.AiCoreId;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.http.HeadRules;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a request goes, as all rooms see it: behind a deployment of SAP AI Core, {@code /v2/inference/deployments/{id}/…}, or on
 * any other path, such as a vendor's own. Immutable.
 *
 * @param deployment the id of the deployment, or empty if the path names none
 * @param segments the segments behind the deployment, else all of them; not empty for a path without a deployment
 * @param query what follows the question mark, if there is one
 * @param path the whole path, without the query
 */
public record Place(String deployment, List<String> segments, Optional<String> query, String path) {

  /** The name of the parameter of an operation that says how much AI Core is asked to record of the call. */
  public static final String RECORDING = "recording";

  /** The name of the parameter of an operation that says in which region the upstream is. */
  public static final String REGION = "region";

  /** The name of the parameter of an operation that says under which labels AI Core is asked to record the call, as the header has it. */
  public static final String LABELS = "labels";

  /** The place of a target that servers may read in several ways. */
  public static final Place NOWHERE = new Place("", List.of(), Optional.empty(), "");

  private static final List<String> DEPLOYMENTS = List.of("v2", "inference", "deployments");

  /** Copies the segments. */
  public Place {
    Objects.requireNonNull(deployment, "deployment");
    segments = List.copyOf(segments);
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(path, "path");
  }

  /** Returns the place of a target that is strictly parsed and below the base path of the gateway. */
  public static Place of(Target target) {
    List<String> all = target.segments();
    int idAt = DEPLOYMENTS.size();
    boolean deployed = all.size() > idAt
        && all.subList(0, idAt).equals(DEPLOYMENTS)
        && AiCoreId.isId(all.get(idAt));
    return deployed
        ? new Place(all.get(idAt), all.subList(idAt + 1, all.size()), target.query(), target.path())
        : ofVendor(target);
  }

  /** Returns the place of a target on a vendor's own paths. */
  public static Place ofVendor(Target target) {
    return new Place("", target.segments(), target.query(), target.path());
  }

  /** Returns whether the path is a deployment's. */
  public boolean deployed() {
    return !deployment.isEmpty();
  }

  /** Returns an operation at this place. */
  public Operation operation(Kind kind, String name, String dialect, RequestHead head) {
    String group = head.headers().first("AI-Resource-Group");
    Operation operation = new Operation(
        kind, name, dialect, deployment, group == null ? "" : group, head.method(), path);
    String recording = HeadRules.recording(head.headers());
    if (recording.isEmpty()) {
      return operation;
    }
    String labels = HeadRules.labels(head.headers());
    return operation.and(
        labels.isEmpty()
            ? Map.of(RECORDING, recording)
            : Map.of(RECORDING, recording, LABELS, labels));
  }

  /** Returns whether the segments are these. */
  public boolean is(String... expected) {
    if (segments.size() != expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!segments.get(i).equals(expected[i])) {
        return false;
      }
    }
    return true;
  }
}
