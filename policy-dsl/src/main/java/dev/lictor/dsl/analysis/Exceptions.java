package dev.lictor.dsl.analysis;

import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.Draft;
import dev.lictor.dsl.compile.Exemption;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Scalar;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds exceptions that have ended, or soon will. Not instantiable. */
public final class Exceptions {

  private static final Duration SOON = Duration.ofDays(30);

  private Exceptions() {}

  /** Adds a warning for each exception of the document that has ended, or ends within thirty days. */
  public static void check(CheckedDocument document, long nowMillis, Findings findings) {
    Stream.of(
            document.rules().stream().map(rule -> rule.draft()),
            document.ensures().stream().map(ensure -> ensure.draft()),
            document.budgets().stream().map(budget -> budget.draft()))
        .flatMap(drafts -> drafts)
        .forEach(draft -> check(draft, nowMillis, findings));
  }

  private static void check(Draft draft, long nowMillis, Findings findings) {
    Optional<Scalar> until =
        draft.source().mapping("unless").flatMap(unless -> unless.scalar("until"));
    Optional<Exemption> exemption = draft.unless();
    if (until.isEmpty() || exemption.isEmpty() || exemption.get().untilMillis().isEmpty()) {
      return;
    }
    Duration left = Duration.ofMillis(exemption.get().untilMillis().getAsLong() - nowMillis);
    if (left.isNegative() || left.isZero()) {
      findings.warn(
          until.get().span(),
          Code.ENDED,
          until.get().path(),
          "this exception has ended, so it exempts nobody",
          "take it out, or name a later day");
    } else if (left.compareTo(SOON) <= 0) {
      long days = left.toDays();
      findings.warn(
          until.get().span(),
          Code.ENDS_SOON,
          until.get().path(),
          "this exception ends "
              + (days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days"),
          "");
    }
  }
}
