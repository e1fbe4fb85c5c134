package dev.lictor.budget;

import java.util.List;
import java.util.Objects;

/**
 * The account that a call is booked to: one budget of one document, for one set of {@code per} values. Immutable.
 *
 * @param document the name of the document under which the books are kept
 * @param budget the id of the budget, or the account that budgets share
 * @param unit what is counted
 * @param per the values of the {@code per} expressions; empty for one account for all
 */
public record BudgetKey(String document, String budget, Unit unit, List<String> per) {

  /** Checks that nothing is null. */
  public BudgetKey {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(unit, "unit");
    per = List.copyOf(per);
  }

  /** Returns the key as one string in which every part carries its length, so that no two keys read alike. */
  public String encoded() {
    StringBuilder text = new StringBuilder();
    append(text, document);
    append(text, budget);
    append(text, unit.word());
    for (String value : per) {
      append(text, value);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
