package dev.lictor.dsl.logic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is assumed to hold together. Confined to one search. */
final class Branch {

  private final Map<Subject, Values> unseen;
  private final Map<Subject, Values> values;
  private final Map<String, List<Formula.Of>> said;
  private final Map<String, List<String>> elements;
  private final Set<String> considered;
  private final Deque<Formula> todo;
  private List<Formula.Any> choices;
  private boolean closed;

  Branch() {
    this.unseen = new HashMap<>();
    this.values = new LinkedHashMap<>();
    this.said = new LinkedHashMap<>();
    this.elements = new LinkedHashMap<>();
    this.considered = new HashSet<>();
    this.todo = new ArrayDeque<>();
    this.choices = new ArrayList<>();
  }

  private Branch(Branch other) {
    this.unseen = other.unseen;
    this.values = new LinkedHashMap<>(other.values);
    this.said = new LinkedHashMap<>();
    other.said.forEach((list, some) -> said.put(list, new ArrayList<>(some)));
    this.elements = new LinkedHashMap<>();
    other.elements.forEach((list, some) -> elements.put(list, new ArrayList<>(some)));
    this.considered = new HashSet<>(other.considered);
    this.todo = new ArrayDeque<>(other.todo);
    this.choices = new ArrayList<>(other.choices);
    this.closed = other.closed;
  }

  Branch copy() {
    return new Branch(this);
  }

  void assume(Formula formula) {
    todo.add(formula);
  }

  boolean isClosed() {
    return closed;
  }

  /** Follows all that is assumed until only choices are left; returns how many steps that took, and stops after so many. */
  int settle(int most) {
    int steps = 0;
    while (!closed && steps < most) {
      Formula next = todo.poll();
      if (next == null) {
        steps += narrow();
        if (todo.isEmpty()) {
          return steps + 1;
        }
        continue;
      }
      steps++;
      take(next);
    }
    return steps;
  }

  private void take(Formula formula) {
    if (formula instanceof Formula.Constant constant) {
      closed |= !constant.value();
    } else if (formula instanceof Formula.Is is) {
      Values left = of(is.subject()).and(is.test());
      values.put(is.subject(), left);
      closed |= left.isEmpty();
    } else if (formula instanceof Formula.All all) {
      todo.addAll(all.parts());
    } else if (formula instanceof Formula.Any any) {
      choices.add(any);
    } else if (formula instanceof Formula.Of of && of.every()) {
      said.computeIfAbsent(of.list(), list -> new ArrayList<>()).add(of);
      elements
          .getOrDefault(of.list(), List.of())
          .forEach(element -> todo.add(of.body().with(of.name(), element)));
    } else if (formula instanceof Formula.Of of) {
      String element = element(of.list());
      todo.add(of.body().with(of.name(), element));
    }
  }

  private String element(String list) {
    List<String> there = elements.computeIfAbsent(list, l -> new ArrayList<>());
    String element = list + '#' + there.size();
    there.add(element);
    todo.add(Formula.is(Subject.sizeOf(list), new Test.Within(Ranges.above(0))));
    said.getOrDefault(list, List.of()).forEach(of -> todo.add(of.body().with(of.name(), element)));
    return element;
  }

  private Values of(Subject subject) {
    Values known = values.get(subject);
    return known == null ? unseen.computeIfAbsent(subject, Values::of) : known;
  }

  /** Leaves out of each choice what cannot be any more; what is left alone is no choice. Returns the steps. */
  private int narrow() {
    int steps = 0;
    List<Formula.Any> left = new ArrayList<>();
    for (Formula.Any choice : choices) {
      List<Formula> parts = new ArrayList<>();
      boolean settled = false;
      for (Formula part : choice.parts()) {
        steps++;
        Outlook outlook = outlook(part);
        settled |= outlook == Outlook.HOLDS;
        if (outlook == Outlook.OPEN) {
          parts.add(part);
        }
      }
      if (settled) {
        continue;
      }
      Formula narrowed = Formula.any(parts);
      if (narrowed instanceof Formula.Any any) {
        left.add(any);
      } else {
        todo.add(narrowed);
      }
    }
    choices = left;
    return steps;
  }

  private enum Outlook {
    HOLDS,
    FAILS,
    OPEN
  }

  private Outlook outlook(Formula formula) {
    if (formula instanceof Formula.Constant constant) {
      return constant.value() ? Outlook.HOLDS : Outlook.FAILS;
    }
    if (formula instanceof Formula.Is is) {
      Values known = of(is.subject());
      return known.pass(is.test())
          ? Outlook.HOLDS
          : known.and(is.test()).isEmpty() ? Outlook.FAILS : Outlook.OPEN;
    }
    if (formula instanceof Formula.All all) {
      return outlook(all.parts(), Outlook.FAILS, Outlook.HOLDS);
    }
    if (formula instanceof Formula.Any any) {
      return outlook(any.parts(), Outlook.HOLDS, Outlook.FAILS);
    }
    return Outlook.OPEN;
  }

  /** Returns the first outlook if one of the parts has it, and the second if all have that. */
  private Outlook outlook(List<Formula> parts, Outlook one, Outlook every) {
    Outlook sum = every;
    for (Formula part : parts) {
      Outlook outlook = outlook(part);
      if (outlook == one) {
        return one;
      }
      sum = outlook == Outlook.OPEN ? Outlook.OPEN : sum;
    }
    return sum;
  }

  /** Returns what must be chosen next. */
  Optional<Formula.Any> choice() {
    Optional<Formula.Any> smallest =
        choices.stream().min(Comparator.comparingInt(any -> any.parts().size()));
    if (smallest.isPresent()) {
      choices.remove(smallest.get());
      return smallest;
    }
    // What is said of every element is said in vain of a list that has none: it has some, or is
    // known to be empty.
    for (String list : said.keySet()) {
      if (!elements.containsKey(list) && considered.add(list)) {
        return Optional.of(new Formula.Any(List.of(
            new Formula.Of(/* every= */ false, list, list, Formula.Constant.TRUE),
            Formula.is(Subject.sizeOf(list), new Test.Within(Ranges.only(0))))));
      }
    }
    return Optional.empty();
  }

  Model model() {
    Map<Subject, Object> found = new LinkedHashMap<>();
    values.forEach((subject, left) -> found.put(subject, left.any()));
    return new Model(found, elements);
  }
}
