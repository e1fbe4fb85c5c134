package dev.lictor.testkit;

import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Asserts how a call is refused. Immutable. */
public final class RefusalAssert {

  private final Situation call;
  private final List<Reason> reasons;

  RefusalAssert(Situation call, List<Reason> reasons) {
    this.call = call;
    this.reasons = reasons;
  }

  /** Returns every reason, the one that the caller is told first. */
  public List<Reason> reasons() {
    return reasons;
  }

  /** Asserts that these rules are among the reasons. */
  public RefusalAssert because(String... ids) {
    List<String> found = Reasons.ids(reasons);
    return check(all -> found.containsAll(List.of(ids)), "because of " + List.of(ids));
  }

  /** Asserts that these rules are the reasons, and no others. */
  public RefusalAssert onlyBecause(String... ids) {
    return because(ids)
        .check(
            all -> List.of(ids).containsAll(Reasons.ids(all)),
            "because of nothing but " + List.of(ids));
  }

  /** Asserts the status that the caller sees. */
  public RefusalAssert withStatus(int status) {
    return check(all -> all.get(0).status() == status, "with status " + status);
  }

  /** Asserts the message that the caller sees. */
  public RefusalAssert withMessage(String message) {
    return check(
        all -> all.get(0).message().equals(message), "with the message \"" + message + '"');
  }

  /** Asserts a detail that the caller sees. */
  public RefusalAssert withDetail(String name, Object value) {
    return check(
        all -> Objects.equals(all.get(0).details().get(name), value),
        "with the detail " + name + " = " + value);
  }

  private RefusalAssert check(Predicate<List<Reason>> holds, String how) {
    if (!holds.test(reasons)) {
      throw Failure.that("expected the policy to refuse this call " + how)
          .reasons("\nit is refused", reasons)
          .call(call)
          .error();
    }
    return this;
  }
}
