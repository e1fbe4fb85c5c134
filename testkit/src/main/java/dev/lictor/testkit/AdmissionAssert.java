package dev.lictor.testkit;

import dev.lictor.call.CallFacts;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Redact;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.call.Given;
import java.util.List;
import java.util.function.Predicate;

/** Asserts how a call is admitted. Immutable. */
public final class AdmissionAssert {

  private final Situation call;
  private final Decision.Permit permit;

  AdmissionAssert(Situation call, Decision.Permit permit) {
    this.call = call;
    this.permit = permit;
  }

  /** Returns the facts of the call as it is sent: with all that the policy mandates. */
  public CallFacts sent() {
    return PolicyAssert.asSent(call, permit).body();
  }

  /** Asserts something of the facts of the call as it is sent. */
  public AdmissionAssert sending(Predicate<CallFacts> holds) {
    return check(holds.test(sent()), "to be sent otherwise");
  }

  /** Asserts that the call is sent as it came. */
  public AdmissionAssert unchanged() {
    return check(sent().equals(call.body()), "to be sent as it came");
  }

  /** Asserts that these budgets are asked for room, in any order, and no others. */
  public AdmissionAssert heldBy(String... budgets) {
    List<String> found =
        permit.claims().stream().map(claim -> claim.key().budget()).sorted().toList();
    return check(
        found.equals(List.of(budgets).stream().sorted().toList()),
        "to be held by the budgets " + List.of(budgets) + ", not " + found);
  }

  /** Asserts that something is taken out of the answer. */
  public AdmissionAssert redacting(Redact redact) {
    return check(
        permit.redact().contains(redact), "to have " + redact.word() + " taken out of its answer");
  }

  private AdmissionAssert check(boolean holds, String what) {
    if (!holds) {
      Situation sent = PolicyAssert.asSent(call, permit);
      Failure failure =
          Failure.that("expected the call " + what).decided("it is", permit).call(call);
      throw sent.equals(call)
          ? failure.error()
          : failure.block("it would be sent as", Given.yaml(sent)).error();
    }
    return this;
  }
}
