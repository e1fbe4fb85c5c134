package dev.lictor.dsl.suite;

import dev.lictor.dsl.fact.Told;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * What must come of a call. Immutable.
 *
 * @param refused the ids of the reasons, and where they stand
 * @param permitted whether the call goes on
 * @param status the status of the refusal
 * @param message the message of the first reason
 * @param details the details of the first reason
 * @param sent facts of the call as it is sent
 * @param sentBody the body that is sent
 * @param received what the caller receives
 */
record Expectation(
    Optional<Refused> refused,
    Optional<Scalar> permitted,
    Optional<Scalar> status,
    Optional<Scalar> message,
    Optional<Mapping> details,
    Optional<Told.Part> sent,
    Optional<Fixture> sentBody,
    Optional<Fixture> received) {

  /** Nothing is expected. */
  static final Expectation NONE = new Expectation(
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty());

  /** Reasons by their ids. Immutable. */
  record Refused(Node node, List<String> ids) {
    Refused {
      ids = List.copyOf(ids);
    }
  }
}
