package dev.lictor.dsl.cel;

import dev.lictor.dsl.logic.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the conditions of one document into logic. What the logic does not understand becomes a question of its own, with one name for
 * one meaning, so that at least {@code x || !x} is seen through. Not thread-safe.
 */
public final class Reasoning {

  private static final int MOST_PARTS = 3_000;

  private final String document;
  private final Switches switches;
  private final Map<Checked, Truth> known = new HashMap<>();
  private int parts;
  private int anonymous;

  /** How parameters count that an author may have made to be changed. Immutable. */
  public enum Switches {
    /** As what they are. */
    FIXED,
    /** Those that are true or false, and lists that are empty, may be anything: they are switches, and places that wait to be filled. */
    FREE,
    /** All of them may be anything: what is told holds whatever they are changed to. */
    UNKNOWN
  }

  private Reasoning(String document, Switches switches) {
    this.document = Objects.requireNonNull(document, "document");
    this.switches = Objects.requireNonNull(switches, "switches");
  }

  /** Makes the reasoning about the document of that name, unique among those that are reasoned about together. */
  public static Reasoning about(String document, Switches switches) {
    return new Reasoning(document, switches);
  }

  /** Returns when a condition of the document is true and when false. */
  public Truth truth(Checked condition) {
    Truth found = known.get(condition);
    if (found == null) {
      parts = 0;
      found =
          new Terms(condition, this).conditions().truth(condition.tree().getExpr(), Binding.NONE);
      known.put(condition, found);
    }
    return found;
  }

  /** Returns when an expression of the document is this text and when not. */
  public Truth isText(Checked expression, String text) {
    parts = 0;
    return new Terms(expression, this)
        .term(expression.tree().getExpr(), Binding.NONE)
        .ask(Term.known(text), Comparison::equal);
  }

  /** Returns what stands for whether a set has a text. */
  public static Subject membership(String set, String text) {
    return Subject.membership(set, Value.literal(text));
  }

  /** Returns what stands for whether something is there that may be absent. */
  public static Subject presence(String path) {
    return Terms.present(path);
  }

  /** Returns whether a subject is a question that the logic knows nothing of but its name. */
  public static boolean isStrange(Subject subject) {
    String name = subject.key();
    return (name.indexOf('(') >= 0 && !name.startsWith("size("))
        || name.startsWith("part ")
        || name.startsWith("order of ");
  }

  /** Returns the text that is named so; empty if it is none, but a fact. */
  public static Optional<String> text(String name) {
    return Value.text(name);
  }

  /** Returns whether a condition is so large that the rest of it is not looked at any more. */
  boolean isTired() {
    return ++parts > MOST_PARTS;
  }

  /** Returns a name that nothing else has. */
  String anonymous() {
    return "part " + anonymous++ + " of " + document;
  }

  Value parameter(String name, Object value) {
    String own = "params." + name + " of " + Value.literal(document);
    if (switches == Switches.UNKNOWN) {
      return unknown(own, value);
    }
    if (switches == Switches.FREE && value instanceof Boolean) {
      return new Value.Fact(Subject.truth(own));
    }
    if (value instanceof CelSet set) {
      return switches == Switches.FREE && set.size() == 0
          ? new Value.Members(own)
          : new Value.Known(Set.copyOf(set.sorted()));
    }
    return value instanceof String || value instanceof Long || value instanceof Boolean
        ? new Value.Known(value)
        : new Value.Part(Value.literal(value.toString()));
  }

  private static Value unknown(String name, Object value) {
    if (value instanceof CelSet) {
      return new Value.Members(name);
    }
    if (value instanceof String) {
      return new Value.Fact(Subject.text(name, Set.of()));
    }
    if (value instanceof Long) {
      return new Value.Fact(Subject.number(name, Long.MIN_VALUE));
    }
    return value instanceof Boolean ? new Value.Fact(Subject.truth(name)) : new Value.Part(name);
  }
}
