package dev.lictor.dsl.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GlobPropertyTest {

  @Property(tries = 2000)
  void matchesWhatTheRegularExpressionMatches(
      @ForAll("globs") String glob, @ForAll("texts") String text) {
    String expression = glob.chars()
        .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
        .collect(Collectors.joining());

    assertThat(Glob.matches(glob, text)).isEqualTo(Pattern.matches(expression, text));
  }

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.strings().withChars("ab*").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(12);
  }
}
