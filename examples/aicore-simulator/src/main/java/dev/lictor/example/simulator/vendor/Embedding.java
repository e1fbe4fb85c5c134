package dev.lictor.example.simulator.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.TokenCount;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A vector that follows from a text alone, of length one, and the tokens that the text has. Thread-safe.
 *
 * <p>Its numbers say nothing about what the text means.
 */
public final class Embedding {
  private Embedding() {}

  /** Makes the vector. */
  public static ArrayNode vector(String text, int dimensions) {
    SplittableRandom random = new SplittableRandom(text.hashCode());
    double[] numbers = new double[dimensions];
    double squares = 0;
    for (int i = 0; i < dimensions; i++) {
      numbers[i] = random.nextDouble(-1, 1);
      squares += numbers[i] * numbers[i];
    }
    ArrayNode vector = Json.array();
    for (double number : numbers) {
      vector.add((float) (number / Math.sqrt(squares)));
    }
    return vector;
  }

  /** Counts the tokens of a text. */
  public static long tokens(String text) {
    return TokenCount.prompt(List.of((long) text.length()));
  }
}
