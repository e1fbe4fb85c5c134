package dev.lictor.internal.json;

import java.util.List;

/** The values that a string may have. Immutable. */
public final class Words {

  private final Keys keys;

  private Words(List<String> words) {
    this.keys = new Keys(words);
  }

  /** Returns the values that a string may have. */
  public static Words of(String... words) {
    return new Words(List.of(words));
  }

  /** Returns whether the string may have the value. */
  public boolean contains(String value) {
    return keys.indexOf(value) >= 0;
  }

  Keys keys() {
    return keys;
  }

  /** Returns the values with commas between. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      text.append(i == 0 ? "" : i == keys.size() - 1 ? " or " : ", ").append(keys.name(i));
    }
    return text.toString();
  }
}
