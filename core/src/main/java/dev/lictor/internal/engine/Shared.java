package dev.lictor.internal.engine;

import dev.lictor.call.Operation;
import dev.lictor.event.EngineListener;
import dev.lictor.http.RequestHead;
import dev.lictor.schema.aicore.ControlPlaneSchema;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What all calls of one engine share. Thread-safe. */
final class Shared {

  private static final Duration RETENTION = Duration.ofHours(24);

  private final Setup setup;
  private final RequestIds ids = new RequestIds();
  private final InFlight inFlight = new InFlight();
  private final ByteBudget bytes;
  private final Persistence persistence;
  private final EngineListener listener;
  private final KeptAnswers kept = new KeptAnswers();

  Shared(Setup setup) {
    this.setup = setup;
    this.bytes = new ByteBudget(setup.limits().maxCollectedBytes());
    this.persistence = new Persistence(setup.limits().admit(), RETENTION);
    this.listener = new CarefulListener(setup.listener(), setup.clock());
  }

  /** Returns the head as it goes on: without what speaks to the identity alone. */
  RequestHead onward(RequestHead head) {
    Set<String> own = setup.identity().ownHeaders();
    return own.isEmpty() ? head : head.with(head.headers().without(own));
  }

  /** Returns what is to be run when a call was answered, because it may have changed what a deployment serves. */
  Runnable changes(Operation operation) {
    Optional<String> deployment = setup.deployments().isPresent()
        ? ControlPlaneSchema.changedDeployment(operation)
        : Optional.empty();
    return deployment.isEmpty()
        ? () -> {}
        : () -> setup.deployments().orElseThrow().changed(deployment.get());
  }

  Setup setup() {
    return setup;
  }

  RequestIds ids() {
    return ids;
  }

  InFlight inFlight() {
    return inFlight;
  }

  ByteBudget bytes() {
    return bytes;
  }

  Persistence persistence() {
    return persistence;
  }

  KeptAnswers kept() {
    return kept;
  }

  EngineListener listener() {
    return listener;
  }
}
