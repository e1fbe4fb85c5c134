package dev.lictor.dsl.fact;

import dev.lictor.dsl.yaml.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fact as a file tells it, with its place. Immutable. */
public sealed interface Told {

  /** Returns where it stands. */
  Node node();

  /**
   * Returns this fact laid over another: the fields of an object over those of an object, anything else in the place of what was
   * there.
   */
  default Told over(Told below) {
    return this;
  }

  /**
   * A text, number, truth value or set of texts. Immutable.
   *
   * @param node where it stands
   * @param value a {@code String}, {@code Long}, {@code Boolean} or {@code Set} of {@code String}
   */
  record Value(Node node, Object value) implements Told {}

  /**
   * A model or a team, told by the name under which its directory has it. Immutable.
   *
   * @param node where it stands
   * @param name the name
   */
  record Named(Node node, String name) implements Told {}

  /**
   * A list of objects. Immutable.
   *
   * @param node where it stands
   * @param items parts and names
   */
  record Parts(Node node, List<Told> items) implements Told {
    /** Copies the list. */
    public Parts {
      items = List.copyOf(items);
    }
  }

  /**
   * Nothing: what was told of it before is taken away. Immutable.
   *
   * @param node where it stands
   */
  record Nothing(Node node) implements Told {}

  /**
   * An object. Immutable.
   *
   * @param node where it stands
   * @param fields what is told of it, in the order of writing
   */
  record Part(Node node, Map<String, Told> fields) implements Told {
    /** Copies the map and keeps its order. */
    public Part {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public Part over(Told below) {
      if (!(below instanceof Part other)) {
        return this;
      }
      Map<String, Told> merged = new LinkedHashMap<>(other.fields);
      fields.forEach((name, told) -> merged.merge(name, told, (lower, upper) -> upper.over(lower)));
      return new Part(node, merged);
    }
  }
}
