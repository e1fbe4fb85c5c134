package dev.lictor.dsl.layout;

import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.util.HashMap;
import java.util.Map;

/**
 * One blank behind a colon and a comma, none before them and none within braces and brackets. Values that stand below each other in
 * neighbouring lines were put there, and stay.
 */
final class Gaps {

  private final Page page;
  private final Source source;
  private final Edits edits;
  private final Map<Integer, Integer> valueColumns = new HashMap<>();

  private Gaps(Page page) {
    this.page = page;
    this.source = page.source();
    this.edits = new Edits(page);
  }

  static String single(Page page) {
    Gaps gaps = new Gaps(page);
    gaps.note(page.tree());
    gaps.visit(page.tree());
    return gaps.edits.apply();
  }

  private void note(Node node) {
    if (node instanceof Mapping mapping && !page.isFlow(node)) {
      mapping.entries().forEach(entry -> {
        if (isBeside(entry)) {
          valueColumns.put(page.line(entry.value()), page.column(entry.value()));
        }
        note(entry.value());
      });
    } else if (node instanceof Sequence sequence && !page.isFlow(node)) {
      sequence.items().forEach(this::note);
    }
  }

  private void visit(Node node) {
    if (page.isFlow(node)) {
      if (page.isInOneLine(node)) {
        flow(node);
      }
    } else if (node instanceof Mapping mapping) {
      mapping.entries().forEach(this::entry);
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::visit);
    }
  }

  private void entry(Mapping.Entry entry) {
    int behindKey = entry.key().span().end();
    int colon = behindKey;
    while (source.at(colon) == ' ') {
      colon++;
    }
    if (source.at(colon) == ':' && !isAligned(entry)) {
      if (isBeside(entry)) {
        edits.replace(behindKey, entry.value().span().start(), ": ");
      } else {
        edits.replace(behindKey, colon + 1, ":");
      }
    }
    visit(entry.value());
  }

  private boolean isBeside(Mapping.Entry entry) {
    Node value = entry.value();
    int behindKey = entry.key().span().end();
    return value.span().end() > value.span().start()
        && page.line(value) == page.line(entry.key())
        && source.slice(behindKey, value.span().start()).matches(" *: +");
  }

  private boolean isAligned(Mapping.Entry entry) {
    int line = page.line(entry.value());
    Integer column = valueColumns.get(line);
    return isBeside(entry)
        && column != null
        && (column.equals(valueColumns.get(line - 1)) || column.equals(valueColumns.get(line + 1)));
  }

  private void flow(Node flow) {
    int at = flow.span().start();
    for (Scalar scalar : Page.scalars(flow)) {
      gap(at, scalar.span().start());
      at = scalar.span().end();
    }
    gap(at, flow.span().end());
  }

  private void gap(int start, int end) {
    String marks = source.slice(start, end).replace(" ", "");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < marks.length(); i++) {
      char mark = marks.charAt(i);
      char next = i + 1 < marks.length() ? marks.charAt(i + 1) : ' ';
      text.append(mark);
      if (mark == ':' || (mark == ',' && next != ']' && next != '}')) {
        text.append(' ');
      }
    }
    edits.replace(start, end, text.toString());
  }
}
