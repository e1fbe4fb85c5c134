package dev.lictor.testkit.drawing;

import java.util.Iterator;
import java.util.function.Predicate;
import net.jqwik.api.Shrinkable;

/**
 * Walks from a value that fails to smaller ones that fail too: of each it takes the first smaller one that fails, until none does or the
 * steps are used up. Confined to one search.
 */
final class Shrinking<T> {

  private static final int LOOKS_A_STEP = 20; // of values that are not smaller, which cost little

  private final Predicate<? super T> holds;
  private Shrinkable<T> best;
  private int steps;
  private long looks;
  private int improvements;

  Shrinking(Shrinkable<T> failing, Predicate<? super T> holds, int steps) {
    this.best = failing;
    this.holds = holds;
    this.steps = steps;
    this.looks = (long) LOOKS_A_STEP * steps;
  }

  T smallest() {
    boolean improved = true;
    while (improved) {
      improved = improve();
    }
    return best.value();
  }

  int improvements() {
    return improvements;
  }

  private boolean improve() {
    Iterator<Shrinkable<T>> smaller = best.shrink().iterator();
    while (steps > 0 && looks > 0 && smaller.hasNext()) {
      Shrinkable<T> next = smaller.next();
      looks--;
      if (next.distance().compareTo(best.distance()) < 0) {
        steps--;
        if (!holds.test(next.value())) {
          best = next;
          improvements++;
          return true;
        }
      }
    }
    return false;
  }
}
