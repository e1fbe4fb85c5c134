package dev.lictor.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/adding-a-dialect.md} shows stands so in the files that it names. */
class AddingADialectTest {

  private static final Path ROOT = Path.of(System.getProperty("user.dir"), "..");
  private static final Pattern EXCERPT =
      Pattern.compile("(?s)<!-- from (\\S+) -->\\n```[a-z]+\\n(.*?)```");

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  @Test
  void showsCodeAsItStandsInItsFile() throws IOException {
    String document = text("docs/adding-a-dialect.md");
    List<MatchResult> excerpts = EXCERPT.matcher(document).results().toList();

    assertThat(excerpts).hasSizeGreaterThan(5);
    assertThat(excerpts).hasSameSizeAs(document.lines().filter("```"::equals).toList());
    for (MatchResult excerpt : excerpts) {
      assertThat(text(excerpt.group(1))).as(excerpt.group(1)).contains(excerpt.group(2));
    }
  }

  @Test
  void isShortEnoughToBeRead() throws IOException {
    assertThat(text("docs/adding-a-dialect.md").lines()).hasSizeLessThan(225);
  }
}
