package dev.lictor.dsl.cel;

import dev.cel.common.types.CelType;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a part of a condition stands for, as far as the logic understands it. Immutable. */
sealed interface Value {

  /** A constant: a text, a {@code Long}, a {@code Boolean}, an {@code Instant}, a set of texts or a list of constants. */
  record Known(Object value) implements Value {}

  /** A text, a number or a truth that the call tells. */
  record Fact(Subject subject) implements Value {}

  /** How long a text is. */
  record Length(Subject text) implements Value {}

  /** A set of texts. */
  record Members(String path) implements Value {}

  /** A list of elements of one type. */
  record Items(String path, CelType type) implements Value {}

  /**
   * Those elements of a list that are such.
   *
   * @param name what stands for the element in the condition
   * @param text what the selection is called
   */
  record Selection(String list, String name, Formula condition, String text) implements Value {}

  /** How many they are. */
  record Count(Selection of) implements Value {}

  /** Anything else, by what it is called. */
  record Part(String path) implements Value {}

  /** Returns a name: two values with one name are the same, whatever the call. */
  default String key() {
    if (this instanceof Known known) {
      return literal(known.value());
    }
    if (this instanceof Fact fact) {
      return fact.subject().key();
    }
    if (this instanceof Length length) {
      return Subject.sizeOf(length.text().key()).key();
    }
    if (this instanceof Members members) {
      return members.path();
    }
    if (this instanceof Items items) {
      return items.path();
    }
    if (this instanceof Selection selection) {
      return selection.text();
    }
    return this instanceof Count count
        ? Subject.sizeOf(count.of().text()).key()
        : ((Part) this).path();
  }

  /** Returns a constant as a name says it; no two have one, and none has a brace in it. */
  static String literal(Object constant) {
    if (constant instanceof String text) {
      return quoted(text);
    }
    if (constant instanceof Set<?> set) {
      return set.stream()
          .map(Value::literal)
          .sorted()
          .collect(Collectors.joining(", ", "set(", ")"));
    }
    if (constant instanceof List<?> list) {
      return list.stream().map(Value::literal).collect(Collectors.joining(", ", "[", "]"));
    }
    return constant instanceof Instant time ? "timestamp(" + time + ')' : constant.toString();
  }

  /** Returns the text that a name is of, if it is that of a text. */
  static Optional<String> text(String literal) {
    if (literal.length() < 2 || literal.charAt(0) != '\'' || !literal.endsWith("'")) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(literal.length());
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c == '\\') {
        int end = literal.indexOf(';', i);
        c = (char) Integer.parseInt(literal.substring(i + 1, end));
        i = end;
      }
      text.append(c);
    }
    return Optional.of(text.toString());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\\' || c == '{' || c == '}' || c < ' ') {
        quoted.append('\\').append((int) c).append(';');
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }
}
