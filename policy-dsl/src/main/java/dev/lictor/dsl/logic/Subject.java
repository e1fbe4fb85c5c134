package dev.lictor.dsl.logic;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: a fact of one call that has one value. Immutable.
 *
 * @param key names it, such as {@code call.maxOutputTokens}; two with one key have the same value
 * @param sort what its values are
 * @param words the closed list that a text is from; empty if open
 * @param least what a number is at least
 */
public record Subject(String key, Sort sort, Set<String> words, long least) {

  /** What the values of a subject are. Immutable. */
  public enum Sort {
    /** A {@code Boolean}. */
    TRUTH,
    /** A {@code Long}. */
    NUMBER,
    /** A {@code String}. */
    TEXT
  }

  /** Copies the set. */
  public Subject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(sort, "sort");
    words = Set.copyOf(words);
  }

  /** Returns what is true or false. */
  public static Subject truth(String key) {
    return new Subject(key, Sort.TRUTH, Set.of(), Long.MIN_VALUE);
  }

  /** Returns what is a whole number, and at least so large. */
  public static Subject number(String key, long least) {
    return new Subject(key, Sort.NUMBER, Set.of(), least);
  }

  /** Returns what is a text; of a closed list if the words are not empty. */
  public static Subject text(String key, Set<String> words) {
    return new Subject(key, Sort.TEXT, words, Long.MIN_VALUE);
  }

  /** Returns how many elements a list or set has. */
  public static Subject sizeOf(String list) {
    return number("size(" + list + ')', 0);
  }

  /** Returns whether a set has an element. */
  public static Subject membership(String set, String element) {
    return truth(set + " has " + element);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Subject that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** Returns the same about the element that the name stands for. */
  Subject with(String name, String element) {
    return key.contains(name) ? new Subject(key.replace(name, element), sort, words, least) : this;
  }
}
