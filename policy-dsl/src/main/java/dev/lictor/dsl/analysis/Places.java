package dev.lictor.dsl.analysis;

import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.Draft;
import dev.lictor.dsl.diagnostic.Span;

/** How findings speak of other rules. Not instantiable. */
final class Places {

  private Places() {}

  /** Returns the id of a rule, with its document if that is another one. */
  static String name(CheckedDocument here, CheckedDocument there, Draft rule) {
    return '`'
        + rule.id()
        + '`'
        + (here.name().equals(there.name()) ? "" : " of the policy `" + there.name() + '`');
  }

  /** Returns where a rule stands. */
  static String where(Draft rule) {
    Span span = rule.source().span();
    return "in " + span.source().name() + ", line " + span.source().line(span.start());
  }
}
