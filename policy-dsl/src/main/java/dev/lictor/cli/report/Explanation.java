package dev.lictor.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page on diagnostics says about a code. Immutable.
 *
 * @param title the code in a few words
 * @param meaning its first paragraph, or the title if there is none
 * @param markdown all of it
 */
record Explanation(String title, String meaning, String markdown) {

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^### (L\\d{4})\\R+\\*\\*(.+?)\\.\\*\\*\\s*(.*?)(?=^### |^## |\\z)");
  private static final Map<String, Explanation> BY_CODE = read();

  /**
   * Returns that of a code.
   *
   * @throws IllegalArgumentException if the page does not know it
   */
  static Explanation of(String code) {
    Explanation found = BY_CODE.get(code);
    if (found == null) {
      throw new IllegalArgumentException("diagnostics.md does not explain " + code);
    }
    return found;
  }

  private static Map<String, Explanation> read() {
    Map<String, Explanation> found = new HashMap<>();
    Matcher section = SECTION.matcher(page());
    while (section.find()) {
      String title = section.group(2);
      String all = section.group(3).strip();
      String first = all.split("\n\n", 2)[0];
      String meaning = first.startsWith("```") ? title + '.' : first;
      found.put(
          section.group(1),
          new Explanation(title, meaning.replace('\n', ' ').replace("`", ""), all));
    }
    return Map.copyOf(found);
  }

  private static String page() {
    try (InputStream in = Explanation.class.getResourceAsStream("/dev/lictor/cli/diagnostics.md")) {
      return new String(
          Objects.requireNonNull(in, "diagnostics.md").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
