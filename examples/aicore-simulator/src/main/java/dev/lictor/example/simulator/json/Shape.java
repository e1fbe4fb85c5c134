package dev.lictor.example.simulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Says whether a document has the form that a specification asks for. Immutable. */
public interface Shape {
  /**
   * Finds the first thing wrong with a value.
   *
   * @param value the value
   * @param at the dotted path that leads to it, empty for the document itself
   * @return what is wrong, never showing the value itself; null if nothing is
   */
  @Nullable
  String problem(JsonNode value, String at);

  /** Ends a message by saying where the value stands. */
  static String where(String at) {
    return at.isEmpty() ? "" : " - '" + at + "'";
  }
}
