package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Reasoning;
import dev.lictor.dsl.logic.Model;
import dev.lictor.dsl.logic.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model of the logic says of the facts of a call, by their paths. Confined to one witness. */
final class Sketch {

  private static final Pattern ORDER = Pattern.compile("order of ([\\w.#]+) and ([\\w.#]+)");
  private static final int MOST_FILLERS = 50;

  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Model model;

  Sketch(Model model) {
    this.model = model;
    model.values().forEach((subject, value) -> values.put(subject.key(), value));
    model.values().forEach(this::order);
  }

  /** Two facts that are compared with each other, and with nothing else, may be any two in that order. */
  private void order(Subject subject, Object value) {
    Matcher two = ORDER.matcher(subject.key());
    if (!two.matches()) {
      return;
    }
    int sign = value.equals("=") ? 0 : value.equals("<") ? 1 : -1;
    for (int i = 1; i <= 2; i++) {
      Object other = values.get(two.group(3 - i));
      int far = i == 1 ? -sign : sign;
      texts.put(
          two.group(i),
          sign == 0 && other instanceof String text
              ? text
              : i == 1 || sign == 0 ? "m" : sign > 0 ? "n" : "l");
      numbers.put(
          two.group(i), other instanceof Long number ? number + far : i == 1 ? 5 : 5L + sign);
    }
  }

  String text(String path, String otherwise) {
    return values.get(path) instanceof String text ? text : texts.getOrDefault(path, otherwise);
  }

  long number(String path, long otherwise) {
    return values.get(path) instanceof Long number ? number : numbers.getOrDefault(path, otherwise);
  }

  boolean truth(String path, boolean otherwise) {
    return values.get(path) instanceof Boolean truth ? truth : otherwise;
  }

  /** Returns whether something is there that may be absent; if nothing is said of it, whether something of it is said. */
  boolean present(String path) {
    return values.get(Reasoning.presence(path).key()) instanceof Boolean there
        ? there
        : values.keySet().stream().anyMatch(key -> key.startsWith(path + '.'))
            || values.containsKey(path);
  }

  /** Returns the elements of a set. */
  Set<String> members(String path) {
    Set<String> members = new TreeSet<>();
    Set<String> strangers = new TreeSet<>();
    String prefix = path + " has ";
    values.forEach((key, value) -> {
      if (key.startsWith(prefix)) {
        String name = key.substring(prefix.length());
        Optional<String> text = Reasoning.text(name);
        (value.equals(true) ? members : strangers).add(text.orElseGet(() -> text(name, name)));
      }
    });
    long size = Math.min(number(Subject.sizeOf(path).key(), members.size()), MOST_FILLERS);
    for (int i = 0; members.size() < size; i++) {
      String filler = "x" + i;
      if (!strangers.contains(filler)) {
        members.add(filler);
      }
    }
    return members;
  }

  /** Returns the paths of the elements of a list. */
  List<String> elements(String list) {
    List<String> elements = new ArrayList<>(model.elements().getOrDefault(list, List.of()));
    long size = Math.min(number(Subject.sizeOf(list).key(), elements.size()), MOST_FILLERS);
    String like = elements.isEmpty() ? list + "#0" : elements.get(0);
    while (elements.size() < size) {
      elements.add(like);
    }
    return elements;
  }

  /** Returns whether nothing may be in a list or set. */
  boolean isEmpty(String list) {
    return values.get(Subject.sizeOf(list).key()) instanceof Long size && size == 0;
  }

  /** Returns what is said, by name. */
  Map<String, Object> values() {
    return values;
  }
}
