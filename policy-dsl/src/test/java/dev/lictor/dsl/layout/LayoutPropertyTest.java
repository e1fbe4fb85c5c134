package dev.lictor.dsl.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Over generated files in every style, compared by snakeyaml-engine's own reading of them. */
class LayoutPropertyTest {

  private static final List<String> ORDER = List.of("k0", "k1", "k2", "k3", "k4", "k5");

  @Property(tries = 1000)
  void changesNothingThatAFileSays(@ForAll("files") String file) {
    String after = laidOut(file);

    assertThat(read(after)).isEqualTo(read(file));
    assertThat(comments(after)).isEqualTo(comments(file));
    Statistics.label("changed").collect(!after.equals(file));
  }

  @Property(tries = 1000)
  void changesNothingMoreTheSecondTime(@ForAll("files") String file) {
    String once = laidOut(file);

    assertThat(laidOut(once)).isEqualTo(once);
  }

  @Property(tries = 1000)
  void indentsEveryBlockByTwo(@ForAll("files") String file) {
    for (String line : laidOut(file).split("\n", -1)) {
      if (line.matches(" *(- )*k\\d:.*")) {
        assertThat(line.length() - line.stripLeading().length()).as(line).isEven();
      }
    }
  }

  private static String laidOut(String file) {
    Findings findings = new Findings();
    var after = Layout.of(Source.of("x.yaml", file), ORDER, findings);
    assertThat(findings.all()).as(file).isEmpty();
    return after.orElseThrow();
  }

  private static Object read(String file) {
    return new Load(LoadSettings.builder().build()).loadFromString(file);
  }

  /** Every comment of a generated file has a number of its own. */
  private static Map<String, Long> comments(String file) {
    Map<String, Long> comments = new TreeMap<>();
    Arrays.stream(file.split("#", -1))
        .skip(1)
        .map(rest -> rest.split("\n", -1)[0].strip())
        .forEach(comment -> comments.merge(comment, 1L, Long::sum));
    return comments;
  }

  @Provide
  Arbitrary<String> files() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.integers().between(1, 4))
        .as((seed, depth) -> new Writer(new Random(seed)).file(depth));
  }

  /** Writes files that are sound, and as untidy as people can be. */
  private static final class Writer {

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int comments;

    Writer(Random random) {
      this.random = random;
    }

    String file(int depth) {
      between(0);
      mapping(0, depth, true);
      if (random.nextBoolean()) {
        between(0);
      }
      String file = text.toString();
      return random.nextInt(8) == 0 ? file.replace("\n", "\r\n") : file;
    }

    private void mapping(int column, int depth, boolean onNewLine) {
      int first = random.nextInt(3);
      boolean indented = !onNewLine;
      for (int i = 0; i <= random.nextInt(4); i++) {
        if (!indented) {
          blanks(column);
        }
        indented = false;
        key((first + i) % 6 + (first + i >= 6 ? 10 : 0));
        value(column, depth, true);
      }
    }

    private void key(int number) {
      String key = "k" + number;
      text.append(random.nextInt(6) == 0 ? "\"" + key + "\"" : key);
      text.append(random.nextInt(8) == 0 ? " :" : ":");
    }

    private void value(int column, int depth, boolean ofKey) {
      int kind = depth == 0 ? 5 + random.nextInt(7) : random.nextInt(12);
      if (kind < 3) {
        newLine(column);
        mapping(column + 1 + random.nextInt(5), depth - 1, true);
      } else if (kind < 5) {
        newLine(column);
        sequence(ofKey ? column + random.nextInt(5) : column + 1 + random.nextInt(4), depth - 1);
      } else {
        scalar(kind, column);
      }
    }

    private void sequence(int column, int depth) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        blanks(column);
        text.append('-');
        if (depth > 0 && random.nextBoolean()) {
          int gap = 1 + random.nextInt(3);
          blanks(gap);
          mapping(column + 1 + gap, depth - 1, false);
        } else {
          value(column, depth, false);
        }
      }
    }

    private void scalar(int kind, int column) {
      switch (kind) {
        case 5 ->
          one(List.of(
              "word",
              "two words",
              "5m",
              "'5m'",
              "'word'",
              "\"two words\"",
              "12",
              "'12'",
              "yes",
              "'yes'",
              "''",
              "\"a\\tb\"",
              "'it''s'",
              "a#b",
              "'x # y'",
              "~"));
        case 6 ->
          one(List.of(
              "[]",
              "[ ]",
              "{}",
              "[a,b]",
              "[ a ,  'b' ]",
              "{ k0: 1,k1:  [x ] }",
              "{k0: , k1: b}",
              "{\"k0\":1}",
              "[a, ]",
              "[[a],[ b]]"));
        case 7 -> block();
        case 8 -> lines(column, "plain", "");
        case 9 -> lines(column, "quoted", "\"");
        case 10 -> flow(column);
        default -> newLine(column);
      }
      if (kind == 7) {
        blockLines(column);
      }
    }

    private void one(List<String> values) {
      blanks(1 + random.nextInt(3));
      text.append(values.get(random.nextInt(values.size())));
      newLine(0);
    }

    private void lines(int column, String word, String quote) {
      blanks(1);
      text.append(quote).append(word).append('\n');
      text.append(random.nextInt(4) == 0 ? "\n" : "");
      blanks(column + 1 + random.nextInt(5));
      text.append("goes on").append(quote);
      newLine(0);
    }

    private void flow(int column) {
      blanks(1);
      text.append("[a,").append(random.nextBoolean() ? " # c" + comments++ : "").append('\n');
      blanks(column + 1 + random.nextInt(5));
      text.append("  b ]");
      newLine(0);
    }

    private void block() {
      blanks(1);
      text.append(random.nextBoolean() ? '|' : '>')
          .append(List.of("", "-", "+").get(random.nextInt(3)));
      text.append(random.nextInt(4) == 0 ? " # c" + comments++ : "").append('\n');
    }

    private void blockLines(int column) {
      int indent = column + 1 + random.nextInt(4);
      for (int i = 0; i <= random.nextInt(3); i++) {
        blanks(indent + (i == 0 ? 0 : random.nextInt(3)));
        text.append("text").append(random.nextInt(4) == 0 ? "  \n" : "\n");
        text.append(random.nextInt(4) == 0 ? "\n" : "");
      }
    }

    private void newLine(int column) {
      if (random.nextInt(5) == 0) {
        blanks(1 + random.nextInt(4));
        text.append("# c").append(comments++);
      }
      text.append(random.nextInt(8) == 0 ? "  \n" : "\n");
      if (column > 0 || random.nextInt(3) == 0) {
        between(column);
      }
    }

    private void between(int column) {
      for (int i = random.nextInt(6); i > 3; i--) {
        if (random.nextBoolean()) {
          blanks(random.nextInt(column + 4));
          text.append("# c").append(comments++);
        }
        text.append('\n');
      }
    }

    private void blanks(int count) {
      text.append(" ".repeat(count));
    }
  }
}
