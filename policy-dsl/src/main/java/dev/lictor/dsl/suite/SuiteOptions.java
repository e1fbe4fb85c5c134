package dev.lictor.dsl.suite;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What all test files of a run have in common. Immutable.
 *
 * @param models the model catalogue of those files that name none; absent: {@code models.yaml} beside each
 * @param teams the team directory of those files that name none; absent: {@code teams.yaml} beside each
 * @param seed the seed that properties draw their calls with; absent: one of their own that depends on the name of the test
 */
public record SuiteOptions(Optional<Path> models, Optional<Path> teams, OptionalLong seed) {

  /** Nothing is said. */
  public static final SuiteOptions NONE =
      new SuiteOptions(Optional.empty(), Optional.empty(), OptionalLong.empty());

  /** Checks that nothing is null. */
  public SuiteOptions {
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(teams, "teams");
    Objects.requireNonNull(seed, "seed");
  }
}
