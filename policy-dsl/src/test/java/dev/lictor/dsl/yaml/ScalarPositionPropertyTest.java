package dev.lictor.dsl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Each visible character of a generated scalar occurs once in its file, so that where it stands is known without any rule of
 * YAML.
 */
class ScalarPositionPropertyTest {

  /** A scalar as it is written, and where each visible character of its value stands in the text. */
  private record Written(String text, List<Integer> places) {}

  @Property(tries = 4000)
  void mapsEachVisibleCharacterToItsPlace(@ForAll("scalars") Written written) {
    Findings findings = new Findings();

    Mapping tree = YamlFile.parse(Source.of("x.yaml", written.text()), findings).orElseThrow();
    Scalar scalar = tree.mapping("outer").orElseThrow().scalar("key").orElseThrow();

    assertThat(findings.all()).isEmpty();
    int[] offsets = scalar.offsets();
    int[] value = scalar.value().codePoints().toArray();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < value.length; i++) {
      if (!Character.isWhitespace(value[i])) {
        places.add(offsets[i]);
      }
    }
    assertThat(places).isEqualTo(written.places());
    assertThat(tree.mapping("outer").orElseThrow().text("after", "")).isEqualTo("yes");
  }

  @Provide
  Arbitrary<Written> scalars() {
    Arbitrary<Scalar.Style> styles = Arbitraries.of(Scalar.Style.class);
    return Combinators.combine(
            styles, Arbitraries.longs(), Arbitraries.integers().between(1, 30))
        .as((style, seed, words) -> new Writer(style, new Random(seed)).write(words));
  }

  private static final class Writer {

    private final Scalar.Style style;
    private final Random random;
    private final StringBuilder text = new StringBuilder("# a file\nouter:\n  key: ");
    private final List<Integer> places = new ArrayList<>();
    private int next = 0x4e00;

    Writer(Scalar.Style style, Random random) {
      this.style = style;
      this.random = random;
    }

    Written write(int words) {
      text.append(
          switch (style) {
            case PLAIN -> "";
            case SINGLE_QUOTED -> "'";
            case DOUBLE_QUOTED -> "\"";
            case LITERAL -> "|" + header();
            case FOLDED -> ">" + header();
          });
      for (int i = 0; i < words; i++) {
        word();
        if (i < words - 1) {
          gap();
        }
      }
      text.append(style == Scalar.Style.SINGLE_QUOTED ? "'" : "");
      text.append(style == Scalar.Style.DOUBLE_QUOTED ? "\"" : "");
      text.append("\n  after: yes\n");
      return new Written(text.toString(), places);
    }

    private String header() {
      return List.of("", "-", "+").get(random.nextInt(3)) + (random.nextBoolean() ? " # why" : "")
          + "\n    ";
    }

    private void word() {
      int length = 1 + random.nextInt(4);
      for (int i = 0; i < length; i++) {
        visible();
      }
    }

    private void visible() {
      places.add(text.codePointCount(0, text.length()));
      int kind = random.nextInt(8);
      if (kind == 0 && style == Scalar.Style.SINGLE_QUOTED) {
        text.append("''");
      } else if (kind == 0 && style == Scalar.Style.DOUBLE_QUOTED) {
        text.append(List.of("\\\"", "\\\\", "\\/", "\\x41", "\\u00e4", "\\U0001F600", "\\e", "\\_")
            .get(random.nextInt(8)));
      } else if (kind == 1) {
        text.appendCodePoint(0x1f600 + random.nextInt(50));
      } else {
        text.appendCodePoint(next++);
      }
    }

    private void gap() {
      int kind = random.nextInt(6);
      if (kind == 0 && style == Scalar.Style.DOUBLE_QUOTED) {
        text.append(List.of("\\n", "\\t", "\\\n      ", " \\\n   \\ ").get(random.nextInt(4)));
      } else if (kind <= 2) {
        text.append("\n".repeat(1 + random.nextInt(2))).append("    ");
        boolean block = style == Scalar.Style.LITERAL || style == Scalar.Style.FOLDED;
        text.append(" ".repeat(block || random.nextBoolean() ? random.nextInt(3) : 0));
      } else {
        text.append(" ".repeat(1 + random.nextInt(2)));
      }
    }
  }
}
