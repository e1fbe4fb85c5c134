package dev.lictor.dsl.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReadingPropertyTest {

  @Property(tries = 3000)
  void neverThrowsAndNeverPointsOutsideTheFile(@ForAll("texts") String text) {
    Findings findings = new Findings();
    Source source = Source.of("x.yaml", text);

    YamlFile.parse(source, findings);

    for (Diagnostic found : findings.all()) {
      assertThat(found.line()).isBetween(0, source.line(source.length()));
      assertThat(found.column())
          .isBetween(0, found.excerpt().codePointCount(0, found.excerpt().length()) + 2);
      assertThat(found.render()).startsWith("error[L");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "b: ",
            "- ",
            "\n",
            "\n  ",
            "{",
            "}",
            "[",
            "]",
            ",",
            ": ",
            "'",
            "\"",
            "!",
            "!!str ",
            "&x ",
            "*x",
            "<<: ",
            " #",
            "|",
            ">-",
            "?",
            "---\n",
            "...",
            "%YAML 1.2\n",
            "\\",
            "1",
            "true",
            "~",
            "@",
            "`",
            "😀")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
