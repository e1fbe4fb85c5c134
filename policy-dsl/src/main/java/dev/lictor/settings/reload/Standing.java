package dev.lictor.settings.reload;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which set of files is live, and whether a later one was refused. Immutable.
 *
 * @param version the version of the set that is live
 * @param since since when
 * @param refused what the files hold now, if that could not go live
 */
public record Standing(String version, Instant since, Optional<Refused> refused) {

  /** Checks that nothing is null. */
  public Standing {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(refused, "refused");
  }

  /**
   * A set that could not go live. Immutable.
   *
   * @param at when that was tried first
   * @param findings everything that is wrong with it
   */
  public record Refused(Instant at, List<Diagnostic> findings) {
    /** Copies the list. */
    public Refused {
      Objects.requireNonNull(at, "at");
      findings = List.copyOf(findings);
    }
  }
}
