package dev.lictor.dsl.analysis;

import dev.lictor.call.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether every call that may pass has what one {@code ensure} rule mandates, dialect by dialect. Immutable.
 *
 * @param document the name of the document
 * @param rule the id of the rule
 * @param place where it stands, as {@code file:line}
 * @param verdicts what is known of each dialect that the rule is about
 * @param exception what its author exempts, as it is written; empty if nothing
 */
public record Proof(
    String document, String rule, String place, List<Verdict> verdicts, String exception) {

  /** Copies the list. */
  public Proof {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(place, "place");
    verdicts = List.copyOf(verdicts);
    Objects.requireNonNull(exception, "exception");
  }

  /** What is known. Immutable. */
  public enum Outcome {
    /** Every call that may pass has it, but for those that the rule exempts. */
    PROVED("proved"),
    /** There is a call that passes and has it not. */
    COUNTER_EXAMPLE("counter-example"),
    /** Nobody found out. */
    UNDECIDED("undecided"),
    /** The document does not decide all calls, so there is nothing to prove. */
    NOT_ENFORCED("not enforced");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** Returns the word for it. */
    public String word() {
      return word;
    }
  }

  /**
   * What is known of the calls of one dialect. Immutable.
   *
   * @param dialect the dialect
   * @param kind the kind of its calls
   * @param outcome what is known
   * @param because why no more is known, or why the call of the counter-example has it not; empty if it is proved
   * @param witness the counter-example
   */
  public record Verdict(
      String dialect, Kind kind, Outcome outcome, String because, Optional<Witness> witness) {
    /** Checks that there is a witness where there must be one. */
    public Verdict {
      Objects.requireNonNull(dialect, "dialect");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(because, "because");
      if (witness.isPresent() != (outcome == Outcome.COUNTER_EXAMPLE)) {
        throw new IllegalArgumentException(
            "a witness belongs to a counter-example, found " + outcome);
      }
    }
  }
}
