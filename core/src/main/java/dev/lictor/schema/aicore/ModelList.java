package dev.lictor.schema.aicore;

import java.util.function.Consumer;

/**
 * Models in one string, {@code "gpt-4.1:latest, gpt-4o-mini"} (SAP's documentation of evaluations and optimizations). Not
 * instantiable.
 */
final class ModelList {

  private static final String MARKS = "._-/@+:";

  private ModelList() {}

  /** Adds the models of a list; of what is no such list the whole text as one name, and returns false. */
  static boolean read(String list, Findings findings) {
    boolean plain = true;
    for (int i = 0; i < list.length() && plain; i++) {
      char c = list.charAt(i);
      plain = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == ','
          || c == ' '
          || MARKS.indexOf(c) >= 0;
    }
    if (plain) {
      split(list, element -> {
        int colon = element.lastIndexOf(':');
        findings.model(
            colon < 1 ? element : element.substring(0, colon).strip(),
            colon < 1 ? "" : element.substring(colon + 1).strip());
      });
    } else {
      findings.model(list, "");
    }
    return plain;
  }

  /** Shows what stands between commas, without space around it; empty elements are passed over. */
  static void split(String list, Consumer<String> each) {
    int from = 0;
    for (int comma = list.indexOf(','); from <= list.length(); comma = list.indexOf(',', from)) {
      int to = comma < 0 ? list.length() : comma;
      String element = list.substring(from, to).strip();
      if (!element.isEmpty()) {
        each.accept(element);
      }
      from = to + 1;
    }
  }
}
