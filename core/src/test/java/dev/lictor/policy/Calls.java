package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import java.util.Optional;
import java.util.Set;

/** Calls to decide on. Not instantiable. */
final class Calls {

  private Calls() {}

  static Situation inference() {
    return of(Kind.INFERENCE);
  }

  static Situation control() {
    return of(Kind.CONTROL);
  }

  /** Returns the situation in which only the head is known. */
  static Situation headOf(Situation situation) {
    return new Situation(situation.caller(), situation.operation(), null, situation.nowMillis());
  }

  private static Situation of(Kind kind) {
    Operation operation = new Operation(
        kind, "completion", "orchestration.v2", "d1", "default", "POST", "/v2/completion");
    Caller caller = new Caller(
        "uaa", "acme", "i-1", "client", Optional.empty(), Set.of(), true, Optional.empty());
    return new Situation(caller, operation, CallFacts.builder().build(), 0);
  }
}
