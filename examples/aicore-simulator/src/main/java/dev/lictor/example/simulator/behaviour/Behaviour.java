package dev.lictor.example.simulator.behaviour;

import java.util.List;
import java.util.Set;

/**
 * All that differs from the ordinary. Immutable.
 *
 * @param rules the first that matches a request and is not used up applies
 * @param failingModels models that answer every call with an error of their own
 */
public record Behaviour(List<BehaviourRule> rules, Set<String> failingModels) {
  /** Nothing out of the ordinary. */
  public static final Behaviour ORDINARY = new Behaviour(List.of(), Set.of());

  /** Keeps its own copies. */
  public Behaviour {
    rules = List.copyOf(rules);
    failingModels = Set.copyOf(failingModels);
  }
}
