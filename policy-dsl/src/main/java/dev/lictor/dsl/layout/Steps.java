package dev.lictor.dsl.layout;

import java.util.ArrayList;
import java.util.List;

/** Line breaks, blanks at the end of lines, and blank lines. */
final class Steps {

  private Steps() {}

  /** Returns the page with line feeds alone between its lines. */
  static String withoutReturns(Page page) {
    return page.source().text().replace("\r\n", "\n");
  }

  /** Returns the page without blanks at the end of lines. */
  static String trimmed(Page page) {
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= page.lines(); line++) {
      String text = page.text(line);
      lines.add(page.hasFixedEnd(line) ? text : text.stripTrailing());
    }
    return String.join("\n", lines);
  }

  /** Returns the page with one blank line at most between others, none at its ends, and one line break at its end. */
  static String blankLines(Page page) {
    StringBuilder text = new StringBuilder();
    int blank = 0;
    for (int line = 1; line <= page.lines(); line++) {
      if (page.isBlank(line)) {
        blank++;
        continue;
      }
      text.append(blank > 0 && text.length() > 0 ? "\n" : "");
      text.append(page.text(line)).append('\n');
      blank = 0;
    }
    return text.toString();
  }
}
