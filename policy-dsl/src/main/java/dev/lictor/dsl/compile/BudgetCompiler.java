package dev.lictor.dsl.compile;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.CalendarWindow;
import dev.lictor.budget.Unit;
import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.dsl.cel.ExpressionText;
import dev.lictor.dsl.cel.Facts;
import dev.lictor.dsl.cel.Guards;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Comments;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Condition;
import dev.lictor.policy.EvaluationException;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Selector;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes budgets of drafts. */
final class BudgetCompiler {

  private static final BigInteger MAX = BigInteger.valueOf(Amounts.MAX);

  /** What a condition asks that tells calls apart which are counted in tokens from those which are not. */
  private static final Set<String> TELLING = Set.of("call.kind", "call.dialect", "call.operation");

  private final Selector documentOn;
  private final Optional<Checked> documentMatch;
  private final DocumentLanguage language;
  private final Facts match;
  private final Leaning leaning;
  private final Findings findings;

  /**
   * Makes a compiler of the budgets of a document.
   *
   * @param documentOn the {@code on} of the document
   * @param documentMatch its {@code match}
   * @param match what that tells
   */
  BudgetCompiler(
      Selector documentOn,
      Optional<Checked> documentMatch,
      DocumentLanguage language,
      Facts match,
      Leaning leaning,
      Findings findings) {
    this.documentOn = documentOn;
    this.documentMatch = documentMatch;
    this.language = language;
    this.match = match;
    this.leaning = leaning;
    this.findings = findings;
  }

  Optional<BudgetRule> compile(Draft draft) {
    Mapping source = draft.source();
    List<Guards.Miss> misses = new ArrayList<>(draft.misses(match));
    List<Checked> per = new ArrayList<>();
    for (Node item : source.items("per")) {
      check(item, draft).filter(c -> language.isKey(c, findings)).ifPresent(per::add);
    }
    Optional<Checked> limit = source
        .find("limit")
        .filter(this::inRange)
        .flatMap(node -> check(node, draft))
        .filter(c -> language.isNumber(c, findings));
    for (Checked expression : per) {
      misses.addAll(expression.follow(draft.known(match)).misses());
    }
    limit.ifPresent(c -> misses.addAll(c.follow(draft.known(match)).misses()));
    limit.ifPresent(c -> Determined.by(per).check(c, findings));
    var leansOn = leaning.resolve("", misses);
    ZoneId zone = zone(source);
    // A word that the structure does not allow has its finding already.
    Optional<Unit> unit = word(Unit.class, source.text("unit", ""));
    Optional<CalendarWindow.Unit> turn = word(CalendarWindow.Unit.class, source.text("window", ""));
    if (unit.isEmpty() || turn.isEmpty()) {
      return Optional.empty();
    }
    if (unit.get() != Unit.REQUESTS) {
      warnOfUncounted(draft);
    }
    return limit.map(amount -> new BudgetRule(
        draft.id(),
        draft.on(),
        draft.when().map(language::condition).orElse(Condition.ALWAYS),
        draft.unless().map(exemption -> exemption.condition(language)),
        unit.get(),
        per.stream().map(this::key).toList(),
        amount(draft.id(), amount),
        new CalendarWindow(turn.get(), zone),
        leansOn));
  }

  private void warnOfUncounted(Draft draft) {
    Set<String> words = Dialects.uncounted(documentOn, draft.on());
    boolean told = Stream.of(documentMatch, draft.when(), draft.unless().map(Exemption::that))
        .flatMap(Optional::stream)
        .flatMap(condition -> condition.reads().stream())
        .anyMatch(TELLING::contains);
    if (words.isEmpty() || told) {
      return;
    }
    Node at = draft.source().find("unit").orElseThrow();
    boolean kinds = words.contains("opaque") || words.contains("job");
    findings.warn(
        at.span(),
        Code.UNCOUNTED,
        at.path(),
        "the budget `" + draft.id() + "` counts tokens, but nobody can tell them of "
            + String.join(" and ", words) + " calls: these will be refused",
        kinds
            ? "say `on: [inference, embedding]`"
            : "count `requests`, or leave them out in `when`");
  }

  private static <E extends Enum<E>> Optional<E> word(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private Optional<Checked> check(Node node, Draft draft) {
    if (!(node instanceof Scalar scalar)) {
      return Optional.empty();
    }
    return Comments.checkExpression(scalar, findings)
        ? language.check(ExpressionText.of(scalar), draft.kinds(), findings)
        : Optional.empty();
  }

  private boolean inRange(Node node) {
    Optional<BigInteger> number = node instanceof Scalar s ? s.integer() : Optional.empty();
    if (number.isPresent() && (number.get().signum() < 0 || number.get().compareTo(MAX) > 0)) {
      findings.add(
          node.span(),
          Code.OUT_OF_RANGE,
          node.path(),
          "a limit must be within 0 and " + Amounts.MAX + ", found " + number.get(),
          "");
      return false;
    }
    return true;
  }

  private Expression<String> key(Checked checked) {
    Expression<Object> value = language.value(checked);
    return evaluation -> value.value(evaluation).toString();
  }

  private Expression<Long> amount(String id, Checked checked) {
    Expression<Object> value = language.value(checked);
    return evaluation -> {
      long limit = (Long) value.value(evaluation);
      if (!Amounts.inRange(limit)) {
        throw new EvaluationException("budget \"" + id + "\": limit must be within 0 and "
            + Amounts.MAX + ", found " + limit);
      }
      return limit;
    };
  }

  private ZoneId zone(Mapping source) {
    Optional<Scalar> zone = source.scalar("zone");
    if (zone.isEmpty()) {
      return ZoneOffset.UTC;
    }
    String name = zone.get().value();
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      findings.add(
          zone.get().span(),
          Code.UNKNOWN_ZONE,
          zone.get().path(),
          "there is no time zone `" + name + "`",
          Closest.hint(name, ZoneId.getAvailableZoneIds()));
      return ZoneOffset.UTC;
    }
  }
}
