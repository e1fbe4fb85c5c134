package dev.lictor.dsl.layout;

import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Scalar;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes away the quotes around words that mean the same without them, to YAML 1.1 too; all others stay. */
final class Quotes {

  private static final Pattern WORDS =
      Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*( [A-Za-z0-9_][A-Za-z0-9_.-]*)*");
  private static final Set<String> VALUES =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private Quotes() {}

  static String dropped(Page page) {
    Edits edits = new Edits(page);
    Source source = page.source();
    for (Scalar scalar : page.scalars()) {
      int start = scalar.span().start();
      int end = scalar.span().end();
      boolean quoted = scalar.style() == Scalar.Style.SINGLE_QUOTED
          || scalar.style() == Scalar.Style.DOUBLE_QUOTED;
      if (quoted
          && isWord(scalar.value())
          && source.slice(start + 1, end - 1).equals(scalar.value())
          && hasNoTightComment(page, source.line(start))) {
        edits.replace(start, end, scalar.value());
      }
    }
    return edits.apply();
  }

  private static boolean isWord(String value) {
    return WORDS.matcher(value).matches() && !VALUES.contains(value.toLowerCase(Locale.ROOT));
  }

  // Behind a plain value `#x` would be taken for a part of it that was cut.
  private static boolean hasNoTightComment(Page page, int line) {
    int comment = page.commentAt(line);
    return comment < 0 || page.source().at(comment + 1) == ' ';
  }
}
