package dev.lictor.dsl.fact;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.dsl.yaml.Node;

/** Says what is missing where an object begins. Not instantiable. */
final class Missing {

  private Missing() {}

  static void add(Findings findings, Told told, String message) {
    findings.add(start(told.node()), Code.MISSING_FACT, told.node().path(), message, "");
  }

  /** Returns the first character of a value: the whole of an object is too much to underline. */
  static Span start(Node node) {
    int start = node.span().start();
    return new Span(
        node.span().source(), start, Math.min(start + 1, node.span().source().length()));
  }
}
