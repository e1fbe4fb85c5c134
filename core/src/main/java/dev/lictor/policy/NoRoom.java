package dev.lictor.policy;

import dev.lictor.budget.BudgetKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reasons of budgets that have no room for a call. Not instantiable; all functions are pure. */
public final class NoRoom {

  /** The id of the reason of a budget whose whole limit is less than what the call may need. */
  public static final String NEVER_FITS = "never_fits";

  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  private NoRoom() {}

  /**
   * Returns the reason of one budget.
   *
   * @param amount what the call may need
   * @param limit what the account may have committed
   * @param committed what it has committed already
   */
  public static Reason reason(BudgetKey key, long amount, long limit, long committed) {
    String unit = key.unit().word();
    String message = amount > limit
        ? "This call may need " + amount + ' ' + unit + ", more than the whole limit of " + limit
            + " of budget \"" + key.budget() + '"'
        : "Budget \"" + key.budget() + "\" has no room for this call: it may need " + amount + ' '
            + unit + ", " + Math.max(0, limit - committed) + " of " + limit + " are left";
    return new Reason(
        key.document(),
        Section.BUDGETS,
        amount > limit ? NEVER_FITS : key.budget(),
        amount > limit ? FORBIDDEN : TOO_MANY,
        message,
        Map.of("budget", key.budget()));
  }

  /** Returns the reasons with those first that no waiting cures; the first is told to the caller. */
  public static List<Reason> inOrder(List<Reason> reasons) {
    List<Reason> ordered = new ArrayList<>(reasons.size());
    reasons.stream().filter(NoRoom::isFinal).forEach(ordered::add);
    reasons.stream().filter(reason -> !isFinal(reason)).forEach(ordered::add);
    return ordered;
  }

  private static boolean isFinal(Reason reason) {
    return reason.id().equals(NEVER_FITS);
  }
}
