package dev.lictor.dsl.suite;

import dev.lictor.dsl.fact.Request;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.http.ResponseHead;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Situation;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One test. Immutable.
 *
 * @param name its name
 * @param source where it stands
 * @param subject what is tested
 * @param clock when
 * @param spent what is spent already
 * @param expectation what must come of it
 */
record Case(
    Scalar name,
    Mapping source,
    Subject subject,
    InstantSource clock,
    List<Spent> spent,
    Expectation expectation) {

  Case {
    spent = List.copyOf(spent);
  }

  /** What is tested. Immutable. */
  sealed interface Subject {}

  /** A call of which the facts are told. */
  record OfFacts(Situation situation) implements Subject {}

  /** A request that a whole engine is asked about, and what the upstream answers. */
  record OfRequest(Request request, Caller caller, Optional<Answered> answer) implements Subject {}

  /** What the upstream answers. Immutable. */
  record Answered(ResponseHead head, Fixture body) {}

  /**
   * What is spent of a budget. Immutable.
   *
   * @param id the id of the budget, perhaps with its document and a slash in front
   * @param amount how much
   */
  record Spent(Scalar id, long amount) {}
}
