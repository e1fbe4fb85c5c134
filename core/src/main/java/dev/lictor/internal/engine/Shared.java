package dev.lictor.internal.engine;

import dev.lictor.event.EngineListener;
import dev.lictor.http.RequestHead;
import java.time.Duration;
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

  EngineListener listener() {
    return listener;
  }
}
