package dev.lictor.testkit;

import java.util.List;

/** Asserts what a gateway did with one request. Immutable. */
public final class OutcomeAssert {

  private final Outcome outcome;

  OutcomeAssert(Outcome outcome) {
    this.outcome = outcome;
  }

  /** Asserts that it was refused, by a policy or by the engine itself. */
  public OutcomeAssert isRefused() {
    return check(outcome instanceof Outcome.Refused, "to be refused");
  }

  /** Asserts that these rules, or words of the engine such as {@code unknown_model}, are among the reasons. */
  public OutcomeAssert because(String... ids) {
    isRefused();
    List<String> found = Reasons.ids(((Outcome.Refused) outcome).reasons());
    return check(found.containsAll(List.of(ids)), "to be refused because of " + List.of(ids));
  }

  /** Asserts the status of the refusal. */
  public OutcomeAssert withStatus(int status) {
    isRefused();
    return check(((Outcome.Refused) outcome).status() == status, "to be refused with " + status);
  }

  /** Asserts that it was forwarded. */
  public OutcomeAssert isForwarded() {
    return check(outcome instanceof Outcome.Forwarded, "to be forwarded");
  }

  /** Asserts that it was forwarded, every byte of its body as it came. */
  public OutcomeAssert unchanged() {
    isForwarded();
    return check(
        ((Outcome.Forwarded) outcome).body().equals(outcome.request().body()),
        "to be forwarded as it came");
  }

  private OutcomeAssert check(boolean holds, String what) {
    if (!holds) {
      throw Outcomes.told(Failure.that("expected this request " + what), outcome)
          .error();
    }
    return this;
  }
}
