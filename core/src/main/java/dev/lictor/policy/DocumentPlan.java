package dev.lictor.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A document with the order in which its rules are asked: a rule comes after the guards that it leans on. Immutable.
 */
final class DocumentPlan {

  private enum State {
    PASSED,
    FAILED,
    LATER
  }

  private final Document document;
  private final int[] order;
  private final int[][] guards;

  DocumentPlan(Document document) {
    this.document = document;
    this.guards = guards(document);
    this.order = order(document, guards);
  }

  Document document() {
    return document;
  }

  /**
   * Asks the rules, and adds the reasons of those that object in the order of section and id.
   *
   * <p>A rule that leans on a guard that failed is skipped, and fails as a guard itself: the first guard's reason stands for
   * all. One that leans on a guard that must see the body waits for the body with it.
   *
   * @param onPass whether the call as it will be sent is asked about, which all other rules have passed
   */
  void ask(Evaluation evaluation, Reach upTo, boolean onPass, List<Reason> reasons) {
    List<Rule> rules = document.rules();
    if (rules.isEmpty()) {
      return;
    }
    State[] states = new State[order.length];
    Reason[] objections = new Reason[order.length];
    for (int index : order) {
      Rule rule = rules.get(index);
      if ((rule.section() == Section.ON_PASS) != onPass) {
        states[index] = State.PASSED; // it was asked before, or will be
        continue;
      }
      State state = weakest(guards[index], states);
      if (state == State.PASSED && rule.reach().compareTo(upTo) > 0) {
        state = State.LATER;
      }
      if (state == State.PASSED) {
        Reason objection = RuleCheck.objection(document.name(), rule, evaluation);
        if (objection != null) {
          objections[index] = objection;
          state = State.FAILED;
        }
      }
      states[index] = state;
    }
    for (Reason objection : objections) {
      if (objection != null) {
        reasons.add(objection);
      }
    }
  }

  private static State weakest(int[] guards, State[] states) {
    State weakest = State.PASSED;
    for (int guard : guards) {
      if (states[guard] == State.FAILED) {
        return State.FAILED;
      }
      weakest = states[guard] == State.LATER ? State.LATER : weakest;
    }
    return weakest;
  }

  private static int[][] guards(Document document) {
    int[][] guards = new int[document.rules().size()][];
    for (int i = 0; i < guards.length; i++) {
      Rule rule = document.rules().get(i);
      guards[i] = indexes(document, rule.id(), rule.leansOn());
    }
    for (BudgetRule budget : document.budgets()) {
      indexes(document, budget.id(), budget.leansOn());
    }
    for (EnsureRule ensure : document.ensures()) {
      indexes(document, ensure.id(), ensure.leansOn());
    }
    return guards;
  }

  private static int[] indexes(Document document, String leaning, Set<String> ids) {
    int[] indexes = new int[ids.size()];
    int next = 0;
    for (String id : ids) {
      indexes[next++] = indexOf(document, leaning, id);
    }
    return indexes;
  }

  private static int indexOf(Document document, String leaning, String guard) {
    for (int i = 0; i < document.rules().size(); i++) {
      Rule rule = document.rules().get(i);
      if (rule.section() == Section.REQUIRE && rule.id().equals(guard)) {
        return i;
      }
    }
    throw new IllegalArgumentException("document \"" + document.name() + "\": \"" + leaning
        + "\" leans on \"" + guard + "\", which is no require rule of the document");
  }

  private static int[] order(Document document, int[][] guards) {
    List<Integer> order = new ArrayList<>(guards.length);
    boolean[] placed = new boolean[guards.length];
    for (boolean grown = true; grown && order.size() < guards.length; ) {
      grown = false;
      for (int i = 0; i < guards.length; i++) {
        if (!placed[i] && areAllPlaced(guards[i], placed)) {
          placed[i] = true;
          order.add(i);
          grown = true;
        }
      }
    }
    if (order.size() < guards.length) {
      throw new IllegalArgumentException(
          "document \"" + document.name() + "\" has rules that lean on each other in a circle");
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean areAllPlaced(int[] guards, boolean[] placed) {
    for (int guard : guards) {
      if (!placed[guard]) {
        return false;
      }
    }
    return true;
  }
}
