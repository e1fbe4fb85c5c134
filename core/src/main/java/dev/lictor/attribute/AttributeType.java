package dev.lictor.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of attributes and of parameters that say theirs. Immutable. */
public enum AttributeType {
  /** A text, in Java a {@code String}. */
  STRING("string"),
  /** A whole number of 64 bits, in Java a {@code Long}. */
  INT("int"),
  /** True or false, in Java a {@code Boolean}. */
  BOOL("bool"),
  /** A set of texts, in Java a {@code Set} of {@code String}. */
  STRING_SET("set<string>");

  private final String word;

  AttributeType(String word) {
    this.word = word;
  }

  /** Returns the word that files use. */
  public String word() {
    return word;
  }

  /** Returns the type of a word. */
  public static Optional<AttributeType> parse(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** Returns all words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(AttributeType::word).toList();
  }
}
