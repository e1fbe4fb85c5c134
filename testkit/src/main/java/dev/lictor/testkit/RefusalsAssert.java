package dev.lictor.testkit;

import dev.lictor.policy.Decision;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;

/** Asserts how all calls of an arbitrary are refused; each assertion draws them anew, the same ones. Immutable. */
public final class RefusalsAssert {

  private final PolicyAssert policy;
  private final Arbitrary<Situation> calls;

  RefusalsAssert(PolicyAssert policy, Arbitrary<Situation> calls) {
    this.policy = policy;
    this.calls = calls;
  }

  /** Asserts that these rules are among the reasons of each call. */
  public RefusalsAssert because(String... ids) {
    return check(
        reasons -> Reasons.ids(reasons).containsAll(List.of(ids)), "because of " + List.of(ids));
  }

  /** Asserts that these rules are the reasons of each call, and no others. */
  public RefusalsAssert onlyBecause(String... ids) {
    return because(ids)
        .check(
            reasons -> List.of(ids).containsAll(Reasons.ids(reasons)),
            "because of nothing but " + List.of(ids));
  }

  /** Asserts the status that each caller sees. */
  public RefusalsAssert withStatus(int status) {
    return check(reasons -> reasons.get(0).status() == status, "with status " + status);
  }

  private RefusalsAssert check(Predicate<List<Reason>> holds, String how) {
    policy.check(
        calls,
        "expected the policy to refuse all these calls " + how,
        (call, decision) -> decision instanceof Decision.Refuse no && holds.test(no.reasons()));
    return this;
  }
}
