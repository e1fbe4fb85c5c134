package dev.lictor.dsl.cel;

import java.util.HashSet;
import java.util.Set;

/**
 * What is known to be present where an expression is evaluated. Immutable.
 *
 * @param impossible whether that place is never reached
 * @param present the paths of what is present, such as {@code caller.team}
 */
public record Facts(boolean impossible, Set<String> present) {

  /** Nothing is known. */
  public static final Facts NONE = new Facts(false, Set.of());

  /** What holds in a place that is never reached: everything. */
  static final Facts NEVER = new Facts(true, Set.of());

  /** Copies the set. */
  public Facts {
    present = Set.copyOf(present);
  }

  static Facts of(String path) {
    return new Facts(false, Set.of(path));
  }

  /** Returns whether what the path names is present. */
  public boolean has(String path) {
    return impossible || present.contains(path);
  }

  /** Returns what is known where both hold. */
  public Facts and(Facts other) {
    if (impossible || other.impossible) {
      return NEVER;
    }
    Set<String> both = new HashSet<>(present);
    both.addAll(other.present);
    return new Facts(false, both);
  }

  /** Returns what is known where the name stands for something new. */
  Facts without(String name) {
    Set<String> others = new HashSet<>(present);
    return others.removeIf(path -> path.startsWith(name + '.'))
        ? new Facts(impossible, others)
        : this;
  }

  /** Returns what is known where either holds. */
  Facts or(Facts other) {
    if (impossible || other.impossible) {
      return impossible ? other : this;
    }
    Set<String> shared = new HashSet<>(present);
    shared.retainAll(other.present);
    return new Facts(false, shared);
  }
}
