package dev.lictor.testkit.call;

import dev.lictor.call.CallFacts;

/** Something that a call says besides the plainest, as a change of its facts. Implementations are immutable. */
@FunctionalInterface
interface Change {

  /** Says nothing. */
  Change NONE = facts -> {};

  /** Adds to the facts. */
  void to(CallFacts.Builder facts);
}
