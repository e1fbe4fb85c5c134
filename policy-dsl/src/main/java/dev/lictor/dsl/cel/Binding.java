package dev.lictor.dsl.cel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the variables of the loops around a part of a condition stand for. Immutable.
 *
 * @param names what each stands for
 * @param depth how many loops of the logic are around it, those in which its variable was defined included
 */
record Binding(Map<String, Term> names, int depth) {

  static final Binding NONE = new Binding(Map.of(), 0);

  Optional<Term> find(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** Returns what stands for the element of the next loop: no two loops around one place share it. */
  String element() {
    return "{" + depth + '}';
  }

  Binding with(String name, Term term, int deeper) {
    Map<String, Term> more = new HashMap<>(names);
    more.put(name, term);
    return new Binding(Map.copyOf(more), depth + deeper);
  }

  /** Returns what is bound where a variable of the document is defined: nothing. */
  Binding outside() {
    return new Binding(Map.of(), depth);
  }
}
