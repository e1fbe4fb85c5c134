package dev.lictor.dsl.suite;

import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What came of a call. Immutable.
 *
 * @param reasons why it is refused, the one first that the caller is told; none if it is permitted
 * @param sent the call as it is sent, if it is
 * @param sentBody the body that is sent, if there are bytes at all
 * @param received what the caller receives, if the upstream answered
 * @param untouched what is said to be spent of budgets that the call does not draw on
 */
record Outcome(
    List<Reason> reasons,
    Optional<Situation> sent,
    Optional<ByteBuffer> sentBody,
    Optional<ByteBuffer> received,
    List<Case.Spent> untouched) {

  Outcome {
    reasons = List.copyOf(reasons);
    untouched = List.copyOf(untouched);
  }

  static Outcome refused(List<Reason> reasons) {
    return new Outcome(reasons, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  static Outcome permitted(Situation sent) {
    return new Outcome(List.of(), Optional.of(sent), Optional.empty(), Optional.empty(), List.of());
  }

  boolean permitted() {
    return reasons.isEmpty();
  }

  Outcome with(List<Case.Spent> unclaimed) {
    return new Outcome(reasons, sent, sentBody, received, unclaimed);
  }
}
