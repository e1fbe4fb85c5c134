package dev.lictor.dsl.explain;

import dev.lictor.budget.Unit;
import dev.lictor.budget.WorstCase;
import dev.lictor.mandate.Aspect;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What rules mandate and budgets hold, in words. Not instantiable; all functions are pure. */
final class Words {

  private Words() {}

  static String of(Set<Aspect> aspects) {
    return aspects.stream()
        .sorted()
        .map(aspect -> aspect.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  /** Returns what would be held for a call, of which limit, in which account. */
  static String held(BudgetRule budget, List<String> per, long limit, Situation sent) {
    String account = per.isEmpty() ? "" : ", account " + String.join(", ", per);
    return amount(budget.unit(), sent) + " of " + limit + ' ' + budget.unit().word() + account;
  }

  private static String amount(Unit unit, Situation sent) {
    if (unit != Unit.REQUESTS && !sent.body().countsTokens()) {
      return "what nobody can tell of this call";
    }
    WorstCase worst = WorstCase.of(sent.body(), unit);
    return worst instanceof WorstCase.Amount amount
        ? Long.toString(amount.amount())
        : "what nobody can bound (the model '" + ((WorstCase.UnknownModel) worst).model()
            + "' is in no catalogue)";
  }
}
