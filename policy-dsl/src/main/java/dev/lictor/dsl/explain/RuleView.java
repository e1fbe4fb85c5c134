package dev.lictor.dsl.explain;

import dev.lictor.dsl.cel.Traced;
import dev.lictor.policy.Section;
import java.util.List;
import java.util.Objects;

/**
 * What one rule or budget came to. Immutable.
 *
 * @param section its section
 * @param id its id
 * @param verdict what it came to
 * @param detail what there is to say besides: the message of a refusal, the guard that skips it, what it mandates, or the account and
 *     limit of a budget; may be empty
 * @param expressions its expressions that were evaluated
 */
public record RuleView(
    Section section, String id, Verdict verdict, String detail, List<Traced> expressions) {
  /** Copies the list. */
  public RuleView {
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(detail, "detail");
    expressions = List.copyOf(expressions);
  }
}
