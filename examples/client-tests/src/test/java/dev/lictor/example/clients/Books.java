package dev.lictor.example.clients;

import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.event.SettlementRecord;
import java.util.ArrayList;
import java.util.List;

/** Remembers what an engine decided and settled. Thread-safe. */
final class Books implements EngineListener {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private final List<DecisionRecord> decisions = new ArrayList<>();
  private final List<SettlementRecord> settlements = new ArrayList<>();

  @Override
  public synchronized void decided(DecisionRecord decision) {
    decisions.add(decision);
    notifyAll();
  }

  @Override
  public synchronized void settled(SettlementRecord settlement) {
    settlements.add(settlement);
    notifyAll();
  }

  synchronized void clear() {
    decisions.clear();
    settlements.clear();
  }

  synchronized List<DecisionRecord> decisions() {
    return List.copyOf(decisions);
  }

  /** Waits until so many calls were settled, and returns all that were. */
  synchronized List<SettlementRecord> settled(int atLeast) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (settlements.size() < atLeast) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError(
            "expected " + atLeast + " settlements, found " + settlements + " of " + decisions);
      }
      wait(millis);
    }
    return List.copyOf(settlements);
  }
}
