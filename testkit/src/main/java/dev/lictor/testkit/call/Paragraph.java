package dev.lictor.testkit.call;

import dev.lictor.call.Kind;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.testkit.domain.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One paragraph of {@code forms.txt}, which says how it is written. Immutable.
 *
 * @param head dialect, kind, name and method
 * @param lines the values of each word
 */
record Paragraph(List<String> head, Map<String, List<String>> lines) {

  /** Splits a text into its paragraphs. */
  static List<Paragraph> all(List<String> text) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String line : text) {
      if (line.isBlank() || line.charAt(0) == '#') {
        continue;
      }
      List<String> cells = List.of(line.strip().split(" +"));
      if (line.charAt(0) != ' ') {
        paragraphs.add(new Paragraph(cells, new LinkedHashMap<>()));
      } else {
        paragraphs
            .get(paragraphs.size() - 1)
            .lines
            .computeIfAbsent(cells.get(0), word -> new ArrayList<>())
            .addAll(cells.subList(1, cells.size()));
      }
    }
    return paragraphs;
  }

  Form form() {
    List<String> deployed = lines.getOrDefault("deployed", List.of(""));
    return new Form(
        Dialect.named(head.get(0)).get(0),
        Kind.valueOf(head.get(1)),
        head.get(2),
        head.get(3),
        deployed.get(0),
        lines.getOrDefault("vendor", List.of("")).get(0),
        deployed.subList(1, deployed.size()),
        traits(lines));
  }

  /** Returns the traits that the lines name. */
  static Traits traits(Map<String, List<String>> lines) {
    Set<Traits.Can> can = EnumSet.noneOf(Traits.Can.class);
    values(lines, "can").forEach(word -> can.add(Traits.Can.valueOf(word)));
    return new Traits(
        can,
        values(lines, "tools"),
        values(lines, "media"),
        values(lines, "roles"),
        values(lines, "tiers"),
        values(lines, "efforts"),
        values(lines, "settings").stream()
            .map(pair -> pair.split("=", 2))
            .map(pair -> new SafetySetting(pair[0], pair[1]))
            .toList(),
        values(lines, "refers").stream()
            .map(pair -> pair.split("=", 2))
            .map(pair -> new Reference(pair[0], "", Reference.Effect.valueOf(pair[1])))
            .toList());
  }

  private static List<String> values(Map<String, List<String>> lines, String word) {
    return lines.getOrDefault(word, List.of());
  }
}
