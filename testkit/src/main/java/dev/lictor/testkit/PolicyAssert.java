package dev.lictor.testkit;

import dev.lictor.call.CallFacts;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.drawing.CounterExample;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;

/** Asserts what a policy says about calls. Immutable. */
public final class PolicyAssert {

  private final Policy policy;
  private final Trials trials;

  PolicyAssert(Policy policy, Trials trials) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.trials = trials;
  }

  /** Returns an assertion that draws other calls; without this each run draws the same. */
  public PolicyAssert withSeed(long seed) {
    return new PolicyAssert(policy, new Trials(seed, trials.tries()));
  }

  /** Returns an assertion that draws so many calls, instead of 1,000. */
  public PolicyAssert withTries(int tries) {
    return new PolicyAssert(policy, new Trials(trials.seed(), tries));
  }

  /** Asserts that a call is refused. */
  public RefusalAssert refuses(Situation call) {
    Decision decision = policy.decide(call);
    if (decision instanceof Decision.Refuse no) {
      return new RefusalAssert(call, no.reasons());
    }
    throw Failure.that("expected the policy to refuse this call")
        .decided("it is", decision)
        .call(call)
        .error();
  }

  /** Asserts that a call is admitted, its budgets aside. */
  public AdmissionAssert admits(Situation call) {
    Decision decision = policy.decide(call);
    if (decision instanceof Decision.Permit yes) {
      return new AdmissionAssert(call, yes);
    }
    throw Failure.that("expected the policy to admit this call")
        .decided("it is", decision)
        .call(call)
        .error();
  }

  /** Asserts that all calls of an arbitrary are refused. */
  public RefusalsAssert refusesAll(Arbitrary<Situation> calls) {
    check(
        calls,
        "expected the policy to refuse all these calls",
        (call, decision) -> decision instanceof Decision.Refuse);
    return new RefusalsAssert(this, calls);
  }

  /** Asserts that all calls of an arbitrary are admitted, their budgets aside. */
  public PolicyAssert admitsAll(Arbitrary<Situation> calls) {
    check(
        calls,
        "expected the policy to admit all these calls",
        (call, decision) -> decision instanceof Decision.Permit);
    return this;
  }

  /**
   * Asserts that something holds of each call that is admitted, as it is sent: with all that the policy mandates.
   *
   * @param holds is told the call with the facts that it is sent with
   */
  public PolicyAssert sendsOnly(Arbitrary<Situation> calls, Predicate<Situation> holds) {
    AtomicInteger admitted = new AtomicInteger();
    check(calls, "expected all calls to be sent otherwise", (call, decision) -> {
      boolean sent = decision instanceof Decision.Permit;
      admitted.addAndGet(sent ? 1 : 0);
      return !sent || holds.test(asSent(call, (Decision.Permit) decision));
    });
    if (admitted.get() == 0) {
      throw Failure.that("expected some of " + trials.tries()
              + " calls to be admitted, found none: nothing was shown")
          .error();
    }
    return this;
  }

  /** Asserts that something holds of all calls of an arbitrary and what the policy decides on them. */
  public PolicyAssert decides(Arbitrary<Situation> calls, BiPredicate<Situation, Decision> holds) {
    check(calls, "expected the policy to decide otherwise", holds);
    return this;
  }

  /**
   * Asserts that edits settle at once: a call that comes as it would be sent is admitted, and nothing of it is changed any more.
   */
  public PolicyAssert settlesAtOnce(Arbitrary<Situation> calls) {
    check(
        calls,
        "expected edits to settle at once, but what would be sent is not sent as it is",
        (call, decision) -> {
          if (!(decision instanceof Decision.Permit first)) {
            return true;
          }
          Situation sent = asSent(call, first);
          return policy.decide(sent) instanceof Decision.Permit second
              && asSent(sent, second).body().equals(sent.body());
        });
    return this;
  }

  static Situation asSent(Situation call, Decision.Permit permit) {
    CallFacts facts = call.body();
    return call.with(permit.mandate().on(facts));
  }

  /** Throws if something does not hold of all calls, with the smallest that was found. */
  void check(Arbitrary<Situation> calls, String expected, BiPredicate<Situation, Decision> holds) {
    Optional<CounterExample<Situation>> found =
        trials.against(calls, call -> holds.test(call, policy.decide(call)));
    if (found.isPresent()) {
      Situation call = found.get().value();
      throw Failure.that(expected)
          .drawn(found.get())
          .decided("this call is", policy.decide(call))
          .call(call)
          .error();
    }
  }
}
