package dev.lictor.internal.json;

import java.util.Locale;

/** The type of a JSON value, as its first byte tells. Immutable. */
public enum JsonType {
  /** {@code {…}}. */
  OBJECT,
  /** {@code […]}. */
  ARRAY,
  /** {@code "…"}. */
  STRING,
  /** Any number. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** Null. */
  NULL;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the type in lower case. */
  public String word() {
    return word;
  }
}
