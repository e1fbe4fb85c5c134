package dev.lictor.internal.engine;

import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.event.SettlementRecord;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws away from the calls, and logs it once a minute. Thread-safe. */
final class CarefulListener implements EngineListener {

  private static final Logger LOG = LoggerFactory.getLogger(CarefulListener.class);
  private static final long QUIET_MILLIS = 60_000;

  private final EngineListener listener;
  private final InstantSource clock;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong nextLogMillis = new AtomicLong(Long.MIN_VALUE);

  CarefulListener(EngineListener listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public void decided(DecisionRecord decision) {
    try {
      listener.decided(decision);
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  @Override
  public void settled(SettlementRecord settlement) {
    try {
      listener.settled(settlement);
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  private void failed(Throwable failure) {
    long count = failures.incrementAndGet();
    long next = nextLogMillis.get();
    long now = clock.millis();
    if (now >= next && nextLogMillis.compareAndSet(next, now + QUIET_MILLIS)) {
      LOG.error(
          "the engine listener {} failed, {} times so far",
          listener.getClass().getName(),
          count,
          failure);
    }
  }
}
