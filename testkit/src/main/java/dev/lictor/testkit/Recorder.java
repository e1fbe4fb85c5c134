package dev.lictor.testkit;

import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.policy.Reason;
import java.util.List;

/** Keeps why the last call was refused. Thread-safe. */
final class Recorder implements EngineListener {

  private volatile List<Reason> reasons = List.of();

  @Override
  public void decided(DecisionRecord decision) {
    reasons = decision.reasons();
  }

  List<Reason> reasons() {
    return reasons;
  }
}
