package dev.lictor.dsl.logic;

import java.util.Optional;

/**
 * Decides whether a formula can hold.
 *
 * <p>A tableau: what must hold together is collected in a branch, which ends where a subject has no value left; of an alternative each
 * part is tried in a branch of its own. What is said of some element of a list is said of a new one, what is said of every element of
 * all that are there. So where all branches end the formula holds of no call, whatever the subjects that it does not understand come
 * to; this is what proofs rest on. Confined to one call.
 */
public final class Solver {

  private final int mostSteps;
  private int steps;

  private Solver(int mostSteps) {
    this.mostSteps = mostSteps;
  }

  /**
   * Answers whether a formula can hold.
   *
   * @param mostSteps after how many steps the search is given up
   */
  public static Answer solve(Formula formula, int mostSteps) {
    Branch branch = new Branch();
    branch.assume(formula);
    return new Solver(mostSteps).search(branch);
  }

  /** Returns whether a formula is known never to hold. */
  public static boolean isNever(Formula formula, int mostSteps) {
    return solve(formula, mostSteps).kind() == Answer.Kind.NEVER;
  }

  private Answer search(Branch branch) {
    steps += branch.settle(mostSteps - steps);
    if (steps >= mostSteps) {
      return Answer.UNDECIDED;
    }
    if (branch.isClosed()) {
      return Answer.NEVER;
    }
    Optional<Formula.Any> choice = branch.choice();
    if (choice.isEmpty()) {
      return new Answer(Answer.Kind.POSSIBLE, Optional.of(branch.model()));
    }
    boolean decided = true;
    Branch rest = branch;
    for (Formula part : choice.get().parts()) {
      Branch tried = rest.copy();
      tried.assume(part);
      Answer answer = search(tried);
      if (answer.kind() == Answer.Kind.POSSIBLE) {
        return answer;
      }
      decided &= answer.kind() == Answer.Kind.NEVER;
      if (steps >= mostSteps) {
        return Answer.UNDECIDED;
      }
      // Where this part cannot be had, what comes next need not consider it.
      if (part instanceof Formula.Is) {
        rest.assume(part.not());
      }
    }
    return decided ? Answer.NEVER : Answer.UNDECIDED;
  }
}
