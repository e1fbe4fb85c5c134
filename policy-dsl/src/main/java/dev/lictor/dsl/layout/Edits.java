package dev.lictor.dsl.layout;

import dev.lictor.dsl.diagnostic.Source;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes within lines. A comment at the end of a line that becomes shorter or longer stays in its column where that is possible, so
 * that comments that stand below each other still do. Not thread-safe.
 */
final class Edits {

  private final Page page;
  private final TreeMap<Integer, Edit> byStart = new TreeMap<>();

  private record Edit(int end, String text) {}

  Edits(Page page) {
    this.page = page;
  }

  /** Puts the text in the place of a stretch; stretches must not overlap. */
  void replace(int start, int end, String text) {
    if (!page.source().slice(start, end).equals(text)) {
      byStart.put(start, new Edit(end, text));
    }
  }

  /** Puts that many blanks at the beginning of the line. */
  void indent(int line, int blanks) {
    int start = page.source().lineStart(line);
    replace(start, start + page.indent(line), " ".repeat(blanks));
  }

  String apply() {
    Source source = page.source();
    StringBuilder text = new StringBuilder();
    for (int line = 1; line <= page.lines(); line++) {
      int start = source.lineStart(line);
      int end = source.lineEnd(line);
      int comment = page.isComment(line) ? -1 : page.commentAt(line);
      int code = comment < 0 ? end : blanksBefore(comment);
      String changed = changed(start, code);
      text.append(changed);
      if (comment >= 0) {
        text.append(" ".repeat(gap(changed, comment - start, comment - code)))
            .append(source.slice(comment, end));
      }
      text.append(line < page.lines() ? "\n" : "");
    }
    return text.toString();
  }

  private static int gap(String code, int column, int before) {
    int length = code.codePointCount(0, code.length());
    return Math.max(column - length, Math.min(before, 2));
  }

  private int blanksBefore(int comment) {
    int at = comment;
    while (at > 0 && page.source().at(at - 1) == ' ') {
      at--;
    }
    return at;
  }

  private String changed(int start, int end) {
    StringBuilder text = new StringBuilder();
    int at = start;
    for (Map.Entry<Integer, Edit> edit : byStart.subMap(start, true, end, true).entrySet()) {
      if (edit.getKey() < at || edit.getValue().end() > end) {
        continue;
      }
      text.append(page.source().slice(at, edit.getKey())).append(edit.getValue().text());
      at = edit.getValue().end();
    }
    return text.append(page.source().slice(at, end)).toString();
  }
}
