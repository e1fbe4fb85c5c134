package dev.lictor.internal.engine;

import dev.lictor.Paths;
import dev.lictor.call.Operation;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.http.TargetReadings;
import dev.lictor.policy.Policy;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.aicore.ControlPlaneSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the operation of a request. A target of which any reading leads below {@code /v2/inference} is governed; it goes on
 * only if all servers read it alike and a room knows it. Immutable.
 */
final class Router {

  private static final String INFERENCE = "/v2/inference";

  private static final ControlPlaneSchema CONTROL_PLANE = new ControlPlaneSchema();

  private final String basePath;
  private final Paths paths;
  private final List<ProviderSchema> rooms;

  Router(String basePath, Paths paths, List<ProviderSchema> rooms) {
    this.basePath = basePath;
    this.paths = paths;
    this.rooms = rooms;
  }

  Route route(RequestHead head, Policy policy) {
    String raw = head.target();
    boolean governed = paths == Paths.NATIVE
        || TargetReadings.mayReach(raw, basePath + INFERENCE)
        || (!basePath.isEmpty()
            && raw.startsWith(basePath)
            && TargetReadings.mayReach(raw.substring(basePath.length()), INFERENCE));
    return governed ? model(head) : control(head, policy);
  }

  private Route model(RequestHead head) {
    boolean vendors = paths == Paths.NATIVE;
    Optional<Target> target =
        behindBase(head).flatMap(vendors ? Target::parseEncodedColons : Target::parse);
    if (target.isEmpty()) {
      return new Route.Refused(
          400,
          "ambiguous_target",
          "The request target must be plain: no percent-encoding, path parameters, backslashes, dot segments or empty"
              + " segments");
    }
    Place place = vendors ? Place.ofVendor(target.get()) : Place.of(target.get());
    List<Candidate> candidates = new ArrayList<>(2);
    for (ProviderSchema room : rooms) {
      Optional<Operation> operation = room.route(head, place);
      if (operation.isPresent()) {
        candidates.add(new Candidate(operation.get(), room));
      }
    }
    return candidates.isEmpty()
        ? new Route.Refused(
            403,
            "unsupported_operation",
            "No dialect of the gateway knows this method, path and query; what it cannot govern is refused")
        : new Route.Governed(candidates);
  }

  private Route control(RequestHead head, Policy policy) {
    Optional<Target> target = behindBase(head).flatMap(Target::parse);
    Place place = target.map(Place::ofVendor).orElse(Place.NOWHERE);
    Operation operation = CONTROL_PLANE.route(head, place).orElseThrow();
    if (!operation.kind().spends() && !policy.mayMatch(operation)) {
      return new Route.Free(operation);
    }
    return target.isPresent()
        ? new Route.Governed(List.of(new Candidate(operation, CONTROL_PLANE)))
        : new Route.Refused(
            400,
            "ambiguous_target",
            "A policy governs the control plane; the request target must be plain there");
  }

  private Optional<String> behindBase(RequestHead head) {
    return head.target().startsWith(basePath)
        ? Optional.of(head.target().substring(basePath.length()))
        : Optional.empty();
  }
}
