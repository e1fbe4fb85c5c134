package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Span;
import java.util.List;

/**
 * A list. Immutable.
 *
 * @param span where it stands
 * @param path where in the structure
 * @param items its items
 */
public record Sequence(Span span, String path, List<Node> items) implements Node {

  /** Copies the list. */
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String noun() {
    return "a list";
  }
}
