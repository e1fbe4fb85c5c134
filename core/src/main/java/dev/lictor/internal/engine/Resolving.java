package dev.lictor.internal.engine;

import dev.lictor.call.Served;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.DeploymentQuery;
import dev.lictor.deployment.Finding;
import dev.lictor.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The step that asks what a deployment serves, and by that finds which dialect a call speaks. Confined to one call. */
final class Resolving {

  private static final Logger LOG = LoggerFactory.getLogger(Resolving.class);

  private final Call call;
  private final Shared shared;
  private final List<Candidate> candidates;

  Resolving(Call call, Shared shared, List<Candidate> candidates) {
    this.call = call;
    this.shared = shared;
    this.candidates = candidates;
  }

  /** Routes the call; the stage gives the refusal if that cannot be done, and never fails. */
  CompletionStage<Optional<Response>> resolve() {
    Candidate first = candidates.get(0);
    String deployment = first.operation().deployment();
    if (deployment.isEmpty()) {
      return CompletableFuture.completedFuture(chosen(first, Served.UNKNOWN));
    }
    Optional<DeploymentDirectory> directory = shared.setup().deployments();
    if (directory.isEmpty()) {
      return CompletableFuture.completedFuture(
          first.room().namesModels()
              ? chosen(first, Served.UNKNOWN)
              : no(
                  403,
                  "unresolved_deployment",
                  "Nobody can say which model this deployment serves: the gateway asks no control plane"));
    }
    return asked(directory.get(), new DeploymentQuery(call.caller(), call.head(), deployment))
        .handle((finding, failure) -> {
          if (failure != null) {
            LOG.warn(
                "exchange {}: nobody says what the deployment serves: {}",
                call.requestId(),
                failure.toString());
            return no(
                503,
                "deployment_unavailable",
                "What this deployment serves cannot be looked up at the moment");
          }
          return found(finding);
        });
  }

  private CompletionStage<Finding> asked(DeploymentDirectory directory, DeploymentQuery query) {
    try {
      return Deadline.within(directory.find(query), shared.setup().limits().resolve());
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Optional<Response> found(Finding finding) {
    return switch (finding.kind()) {
      case SERVED -> served(((Finding.Known) finding).served());
      case UNKNOWN ->
        no(403, "unknown_deployment", "There is no such deployment that this caller may use");
      case CONTRADICTORY ->
        no(
            403,
            "contradictory_deployment",
            "What the control plane says about this deployment does not agree with itself");
    };
  }

  private Optional<Response> served(Served served) {
    for (Candidate candidate : candidates) {
      if (candidate.room().speaks(served)) {
        return chosen(candidate, served);
      }
    }
    return no(
        403,
        "unsupported_operation",
        "This deployment does not serve what the path asks for, as far as the gateway knows");
  }

  private Optional<Response> chosen(Candidate candidate, Served served) {
    call.routed(candidate.operation().at(served), candidate.room());
    return Optional.empty();
  }

  private Optional<Response> no(int status, String code, String message) {
    return Optional.of(call.refuse(status, code, message));
  }
}
