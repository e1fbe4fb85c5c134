package dev.lictor.dsl.suite;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What all test files of a run have in common. Immutable.
 *
 * @param models the model catalogue of those files that name none; absent: {@code models.yaml} beside each
 * @param teams the team directory of those files that name none; absent: {@code teams.yaml} beside each
 */
public record SuiteOptions(Optional<Path> models, Optional<Path> teams) {

  /** Nothing is said. */
  public static final SuiteOptions NONE = new SuiteOptions(Optional.empty(), Optional.empty());

  /** Checks that nothing is null. */
  public SuiteOptions {
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(teams, "teams");
  }
}
