package dev.lictor.testkit;

import dev.lictor.Lictor;
import dev.lictor.call.Served;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.DeploymentQuery;
import dev.lictor.deployment.Finding;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Exports;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Identification;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.request.RawRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes engines for one request each. Not instantiable; all functions are pure. */
final class Wiring {

  private Wiring() {}

  static Lictor engine(GatewayUnderTest gateway, RawRequest request, EngineListener listener) {
    Caller caller = gateway.caller();
    return Lictor.builder(gateway.policy())
        .identity(always(caller))
        .teams(any -> CompletableFuture.completedFuture(caller.team()))
        .models(gateway.domain().catalogue())
        .usageStore(gateway.books())
        .deployments(serving(request.served()))
        .references(new PlainRegistry(gateway.domain()))
        .exports(Exports.ALLOWED)
        .paths(request.paths())
        .listener(listener)
        .clock(InstantSource.fixed(Domain.NOW))
        .build();
  }

  private static IdentityResolver always(Caller caller) {
    Identification proven = new Identification.Proven(caller.in(Optional.empty()), Long.MAX_VALUE);
    return (head, peer) -> CompletableFuture.completedFuture(proven);
  }

  private static DeploymentDirectory serving(Served served) {
    return new DeploymentDirectory() {
      @Override
      public CompletionStage<Finding> find(DeploymentQuery query) {
        return CompletableFuture.completedFuture(new Finding.Known(served));
      }

      @Override
      public void changed(String deployment) {}
    };
  }
}
