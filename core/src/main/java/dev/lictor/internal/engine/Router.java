package dev.lictor.internal.engine;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.http.TargetReadings;
import dev.lictor.policy.Policy;
import dev.lictor.schema.ProviderSchema;
import java.util.List;
import java.util.Optional;

/**
 * Finds the operation of a request. A target of which any reading leads below {@code /v2/inference} is governed; it goes on
 * only if all servers read it alike and a room knows it. Immutable.
 */
final class Router {

  private static final String INFERENCE = "/v2/inference";

  private final String basePath;
  private final List<ProviderSchema> rooms;

  Router(String basePath, List<ProviderSchema> rooms) {
    this.basePath = basePath;
    this.rooms = rooms;
  }

  Route route(RequestHead head, Policy policy) {
    String raw = head.target();
    boolean governed = TargetReadings.mayReach(raw, basePath + INFERENCE)
        || (!basePath.isEmpty()
            && raw.startsWith(basePath)
            && TargetReadings.mayReach(raw.substring(basePath.length()), INFERENCE));
    return governed ? inference(head) : control(head, policy);
  }

  private Route inference(RequestHead head) {
    Optional<Target> target = plain(head);
    if (target.isEmpty()) {
      return new Route.Refused(
          400,
          "ambiguous_target",
          "The request target must be plain: no percent-encoding, path parameters, backslashes, dot segments or empty"
              + " segments");
    }
    for (ProviderSchema room : rooms) {
      Optional<Operation> operation = room.route(head, target.get());
      if (operation.isPresent()) {
        return new Route.Model(operation.get(), room);
      }
    }
    return new Route.Refused(
        403,
        "unsupported_operation",
        "No dialect of the gateway knows this method, path and query; what it cannot govern is refused");
  }

  private Route control(RequestHead head, Policy policy) {
    Optional<Target> target = plain(head);
    Operation operation = operation(head, target.map(Target::path).orElse(""));
    if (!policy.mayMatch(operation)) {
      return Route.Free.INSTANCE;
    }
    return target.isPresent()
        ? new Route.Control(operation)
        : new Route.Refused(
            400,
            "ambiguous_target",
            "A policy governs the control plane; the request target must be plain there");
  }

  private Optional<Target> plain(RequestHead head) {
    return head.target().startsWith(basePath)
        ? Target.parse(head.target().substring(basePath.length()))
        : Optional.empty();
  }

  private static Operation operation(RequestHead head, String path) {
    String resourceGroup = head.headers().first("AI-Resource-Group");
    return new Operation(
        Kind.CONTROL,
        "unknown",
        "aicore",
        "",
        resourceGroup == null ? "" : resourceGroup,
        head.method(),
        path);
  }
}
