package dev.lictor.dsl.analysis;

import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.CheckedEnsure;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.yaml.Scalar;
import java.util.Objects;

/**
 * Two {@code ensure} rules that no call can have both, though there may be calls that are to have both. Immutable.
 *
 * @param document the document of the one that comes later
 * @param ensure that rule
 * @param other the document of the one before
 * @param before that rule
 * @param why what excludes what
 */
public record Contradiction(
    CheckedDocument document,
    CheckedEnsure ensure,
    CheckedDocument other,
    CheckedEnsure before,
    String why) {

  /** Checks that nothing is null. */
  public Contradiction {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(ensure, "ensure");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(why, "why");
  }

  /** Returns the finding, an error. */
  public Diagnostic finding() {
    Scalar id = ensure.draft().source().scalar("id").orElseThrow();
    return Diagnostic.at(
        id.span(),
        Code.CONFLICTING_MANDATES,
        id.path(),
        "calls may fall under this and under " + Places.name(document, other, before.draft()) + ": "
            + why,
        "tell them apart in `on`, `when` or `match`; the other is " + Places.where(before.draft()));
  }
}
