package dev.lictor.dsl.layout;

import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.util.Arrays;

/**
 * Indents by two: what is in a mapping or list below its key, and what is in an item below its dash, which one blank follows. What
 * goes on for several lines in another way moves as a whole, and comments move with the line that they are about.
 */
final class Indents {

  private static final int STEP = 2;
  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final Page page;
  private final Source source;
  private final Edits edits;
  private final int[] moved;

  private Indents(Page page) {
    this.page = page;
    this.source = page.source();
    this.edits = new Edits(page);
    this.moved = new int[page.lines() + 2];
    Arrays.fill(moved, UNKNOWN);
  }

  static String regular(Page page) {
    Indents indents = new Indents(page);
    if (page.isFlow(page.tree())) {
      return page.source().text();
    }
    indents.mapping(page.tree(), 0);
    indents.comments();
    for (int line = 1; line <= page.lines(); line++) {
      if (indents.moved[line] != UNKNOWN && !page.text(line).isBlank()) {
        indents.edits.indent(line, Math.max(0, page.indent(line) + indents.moved[line]));
      }
    }
    return indents.edits.apply();
  }

  private void mapping(Mapping mapping, int column) {
    for (Mapping.Entry entry : mapping.entries()) {
      starts(page.line(entry.key()), entry.key(), column);
      value(
          entry.value(), page.line(entry.key()), column + STEP, column - page.column(entry.key()));
    }
  }

  private void sequence(Sequence sequence, int column) {
    int old = page.column(sequence);
    int dash = sequence.span().start();
    for (Node item : sequence.items()) {
      int line = source.line(dash);
      if (page.indent(line) == old) {
        moved[line] = column - old;
      }
      if (item.span().end() > item.span().start() && page.line(item) == line) {
        edits.replace(dash + 1, item.span().start(), " ");
      }
      value(item, line, column + STEP, column - old);
      dash = nextDash(line, old);
    }
  }

  // What an item holds is indented by more than its dash.
  private int nextDash(int line, int column) {
    for (int next = line + 1; next <= page.lines(); next++) {
      if (page.isCode(next) && !page.isContinued(next) && page.indent(next) == column) {
        return source.lineStart(next) + column;
      }
    }
    return source.length();
  }

  /**
   * Moves a value.
   *
   * @param above the line of its key or dash
   * @param column where a mapping or list belongs
   * @param shift how far its key or dash moved
   */
  private void value(Node node, int above, int column, int shift) {
    boolean flow = page.isFlow(node);
    if (node instanceof Mapping mapping && !flow) {
      mapping(mapping, column);
    } else if (node instanceof Sequence sequence && !flow) {
      sequence(sequence, column);
    } else if (node.span().end() > node.span().start()) {
      int last = lastLine(node);
      for (int line = above + 1; line <= last; line++) {
        moved[line] = shift;
      }
    }
  }

  private int lastLine(Node node) {
    int line = source.line(Math.max(node.span().start(), node.span().end() - 1));
    while (node instanceof Scalar && line > page.line(node) && !page.isContinued(line)) {
      line--;
    }
    return line;
  }

  private void starts(int line, Node node, int column) {
    if (page.indent(line) == page.column(node)) {
      moved[line] = column - page.column(node);
    }
  }

  private void comments() {
    int below = UNKNOWN;
    for (int line = page.lines(); line >= 1; line--) {
      if (moved[line] != UNKNOWN) {
        below = line;
      } else if (page.isComment(line)) {
        moved[line] = alike(line, below);
      }
    }
  }

  private int alike(int comment, int below) {
    int margin = below == UNKNOWN ? 0 : page.indent(below);
    if (page.indent(comment) <= margin) {
      return below == UNKNOWN ? 0 : moved[below];
    }
    for (int line = comment - 1; line >= 1; line--) {
      if (moved[line] != UNKNOWN && page.isCode(line)) {
        return moved[line];
      }
    }
    return 0;
  }
}
