package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.NoRoom;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The ids that the policies under test have, alone or with the document and a slash in front. Immutable. */
final class RuleIds {

  /** The engine's own words for why it refuses a call whose facts are known. */
  private static final Set<String> OF_FACTS = Set.of(
      "match",
      "ungoverned",
      "unsettled",
      "unknown_model",
      "unresolved_reference",
      "uncounted_operation",
      NoRoom.NEVER_FITS);

  /** Those for which it refuses a request have the same form, and are many. */
  private static final Pattern OF_REQUESTS = Pattern.compile("[a-z]+(_[a-z]+)*");

  private final Set<String> rules = new TreeSet<>();
  private final Set<String> budgets = new TreeSet<>();

  RuleIds(List<Document> documents) {
    for (Document document : documents) {
      document.rules().stream().map(Rule::id).forEach(id -> add(rules, document, id));
      document.ensures().stream().map(EnsureRule::id).forEach(id -> add(rules, document, id));
      document.budgets().stream().map(BudgetRule::id).forEach(id -> add(budgets, document, id));
    }
  }

  private static void add(Set<String> ids, Document document, String id) {
    ids.add(id);
    ids.add(document.name() + '/' + id);
  }

  /** Checks that a reason can have the id; if not, a finding says so. */
  void checkReason(Scalar id, boolean ofRequest, Findings findings) {
    String name = id.value();
    if (rules.contains(name) || budgets.contains(name) || OF_FACTS.contains(name)) {
      return;
    }
    Set<String> known = new TreeSet<>(rules);
    known.addAll(budgets);
    if (ofRequest
        && OF_REQUESTS.matcher(name).matches()
        && Closest.to(name, known).isEmpty()) {
      return;
    }
    known.addAll(OF_FACTS);
    findings.add(
        id.span(),
        Code.UNKNOWN_RULE,
        id.path(),
        "no policy under test has a rule or budget `" + name + '`',
        Closest.hint(name, known));
  }

  /** Checks that it is a budget; if not, a finding says so. */
  void checkBudget(Scalar id, Findings findings) {
    if (!budgets.contains(id.value())) {
      String hint = Closest.hint(id.value(), budgets);
      findings.add(
          id.span(),
          Code.UNKNOWN_RULE,
          id.path(),
          "no policy under test has a budget `" + id.value() + '`',
          hint.isEmpty() && budgets.isEmpty() ? "they have no budget at all" : hint);
    }
  }

  /** Returns whether an id stands for a reason; a budget's own does so also if its whole limit is too small. */
  static boolean names(String id, Reason reason) {
    return id.equals(reason.id())
        || id.equals(reason.document() + '/' + reason.id())
        || (reason.section() == Section.BUDGETS
            && isBudget(id, reason.document(), String.valueOf(reason.details().get("budget"))));
  }

  /** Returns whether an id stands for a budget. */
  static boolean isBudget(String id, String document, String budget) {
    return id.equals(budget) || id.equals(document + '/' + budget);
  }
}
