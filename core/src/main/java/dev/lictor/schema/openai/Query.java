package dev.lictor.schema.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a query that this room knows, each at most once. Not instantiable; all functions are pure. */
final class Query {

  private static final String VERSION = "api-version";
  private static final String PREVIEW = "-preview";

  private Query() {}

  /** Returns whether there is no query, or one of nothing but Azure's version. */
  static boolean isVersionOrNone(Optional<String> query) {
    return query.isEmpty() || isVersion(query);
  }

  /** Returns whether the query is {@code api-version} with a date, and perhaps {@code -preview}, alone. */
  static boolean isVersion(Optional<String> query) {
    return query.isPresent()
        && query.get().startsWith(VERSION + '=')
        && isDate(query.get().substring(VERSION.length() + 1));
  }

  /** Returns whether the query, if there is one, has but these parameters and Azure's version. */
  static boolean hasOnly(Optional<String> query, List<String> names) {
    if (query.isEmpty()) {
      return true;
    }
    List<String> seen = new ArrayList<>(2);
    for (String parameter : query.get().split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? "" : parameter.substring(0, equals);
      String value = parameter.substring(equals + 1);
      boolean known = name.equals(VERSION) ? isDate(value) : names.contains(name) && isWord(value);
      if (!known || seen.contains(name)) {
        return false;
      }
      seen.add(name);
    }
    return true;
  }

  private static boolean isDate(String value) {
    String date =
        value.endsWith(PREVIEW) ? value.substring(0, value.length() - PREVIEW.length()) : value;
    boolean good = date.length() == 10;
    for (int i = 0; i < date.length() && good; i++) {
      char c = date.charAt(i);
      good = (i == 4 || i == 7) ? c == '-' : c >= '0' && c <= '9';
    }
    return good;
  }

  /** Returns whether a text is one of letters, digits, underscores, dots and hyphens. */
  static boolean isWord(String value) {
    boolean good = !value.isEmpty() && value.length() <= 256;
    for (int i = 0; i < value.length() && good; i++) {
      char c = value.charAt(i);
      good = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "_.-".indexOf(c) >= 0;
    }
    return good;
  }
}
