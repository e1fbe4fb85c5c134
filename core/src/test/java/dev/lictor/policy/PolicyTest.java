package dev.lictor.policy;

import static dev.lictor.policy.Docs.budget;
import static dev.lictor.policy.Docs.deny;
import static dev.lictor.policy.Docs.doc;
import static dev.lictor.policy.Docs.later;
import static dev.lictor.policy.Docs.require;
import static dev.lictor.policy.Docs.rule;
import static dev.lictor.policy.Docs.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lictor.budget.Amounts;
import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.call.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  @Test
  void aCallPassesIfItPassesEveryDocumentThatMatches() {
    Document good = doc("a", require("ok", Answer.TRUE), deny("ok", Answer.FALSE));
    Document bad = doc("b", require("never", Answer.FALSE));

    assertThat(decide(good).kind()).isEqualTo(Decision.Kind.PERMIT);
    assertThat(reasons(decide(good, bad))).containsExactly("b/require/never");
  }

  @Test
  void allReasonsAreToldByDocumentSectionAndId() {
    Document b = doc("b", deny("z", Answer.TRUE), require("y", Answer.FALSE));
    Document a =
        doc("a", deny("c", Answer.TRUE), deny("b", Answer.TRUE), require("z", Answer.FALSE));
    Document broken = doc("aa", Answer.ERROR, List.of(), List.of());

    assertThat(reasons(decide(b, broken, a)))
        .containsExactly(
            "a/require/z", "a/deny/b", "a/deny/c", "aa/match/match", "b/require/y", "b/deny/z");
  }

  /** Each row: when, that, unless (- for none), and whether a require and a deny refuse. */
  @ParameterizedTest
  @CsvSource({
    "TRUE,  TRUE,  -,     false, true",
    "TRUE,  FALSE, -,     true,  false",
    "TRUE,  ERROR, -,     true,  true",
    "FALSE, FALSE, -,     false, false",
    "FALSE, TRUE,  -,     false, false",
    "FALSE, ERROR, -,     false, false",
    "ERROR, TRUE,  -,     true,  true",
    "ERROR, FALSE, -,     true,  true",
    "TRUE,  FALSE, TRUE,  false, false",
    "TRUE,  TRUE,  TRUE,  false, false",
    "TRUE,  FALSE, FALSE, true,  false",
    "TRUE,  TRUE,  FALSE, false, true",
    "TRUE,  FALSE, ERROR, true,  false",
    "TRUE,  TRUE,  ERROR, false, true",
    "TRUE,  ERROR, TRUE,  false, false",
    "TRUE,  ERROR, ERROR, true,  true",
    "ERROR, TRUE,  ERROR, true,  true",
  })
  void anErrorNeverHelps(
      Answer when, Answer that, String unless, boolean requireRefuses, boolean denyRefuses) {
    Answer exception = unless.equals("-") ? Answer.FALSE : Answer.valueOf(unless);

    Decision required = decide(doc("d", rule(Section.REQUIRE, "r", when, that, exception)));
    Decision denied = decide(doc("d", rule(Section.DENY, "r", when, that, exception)));

    assertThat(required.kind() == Decision.Kind.REFUSE).isEqualTo(requireRefuses);
    assertThat(denied.kind() == Decision.Kind.REFUSE).isEqualTo(denyRefuses);
  }

  @Test
  void anErrorNamesRuleAndPlace() {
    Decision decision = decide(
        doc("d", Answer.ERROR, List.of(), List.of()),
        doc(
            "e",
            require("r", Answer.ERROR),
            rule(Section.REQUIRE, "w", Answer.ERROR, Answer.TRUE, null),
            deny("x", Answer.ERROR)));

    assertThat(messages(decision))
        .containsExactly(
            "match of document \"d\" could not be evaluated: overflow",
            "require rule \"r\": that could not be evaluated: overflow",
            "require rule \"w\": when could not be evaluated: overflow",
            "deny rule \"x\": when could not be evaluated: overflow");
  }

  @Test
  void ofAnExceptionThatIsNotOursOnlyTheClassIsTold() {
    Condition leaking = evaluation -> {
      throw new IllegalStateException("the prompt was: hello");
    };

    assertThat(messages(decide(doc("d", require("r", leaking)))))
        .containsExactly("require rule \"r\": that could not be evaluated: IllegalStateException");
  }

  @Test
  void aRuleThatLeansOnAFailedGuardIsSkipped() {
    Document document = doc(
        "d",
        deny("a", Answer.ERROR, "guard2"),
        require("b", Answer.ERROR, "guard"),
        require("guard2", Answer.ERROR, "guard"),
        require("guard", Answer.FALSE),
        require("own", Answer.FALSE));

    assertThat(reasons(decide(document))).containsExactly("d/require/guard", "d/require/own");
  }

  @Test
  void aRuleThatLeansOnAnErringGuardIsSkippedAndOneOnAHoldingGuardIsNot() {
    Document document = doc(
        "d",
        require("bad", Answer.ERROR),
        require("good", Answer.TRUE),
        deny("leans-on-bad", Answer.TRUE, "bad"),
        deny("leans-on-both", Answer.TRUE, "bad", "good"),
        deny("leans-on-good", Answer.TRUE, "good"));

    assertThat(reasons(decide(document))).containsExactly("d/require/bad", "d/deny/leans-on-good");
  }

  @Test
  void aCallThatSpendsIsRefusedIfNoDocumentMatches() {
    Document other = doc("d", Answer.FALSE, List.of(require("r", Answer.FALSE)), List.of());

    Reason ungoverned =
        new Reason("", Section.MATCH, "ungoverned", 403, "No policy governs this call", Map.of());
    assertThat(decide()).isEqualTo(new Decision.Refuse(List.of(ungoverned)));
    assertThat(decide(other)).isEqualTo(new Decision.Refuse(List.of(ungoverned)));
    assertThat(policy(other).decideHead(Calls.headOf(Calls.inference())))
        .contains(new Decision.Refuse(List.of(ungoverned)));
  }

  @Test
  void aCallThatSpendsNothingPassesIfNoDocumentMatches() {
    Policy policy = policy(doc("d", require("r", Answer.FALSE)));

    assertThat(policy.decide(Calls.control())).isEqualTo(new Decision.Permit(List.of()));
    assertThat(policy.decideHead(Calls.headOf(Calls.control()))).isEmpty();
  }

  @Test
  void whetherADocumentMayMatchIsToldByItsOnAlone() {
    Policy policy = policy(doc("d", Answer.ERROR, List.of(), List.of()));

    assertThat(policy.mayMatch(Calls.inference().operation())).isTrue();
    assertThat(policy.mayMatch(Calls.control().operation())).isFalse();
  }

  @Test
  void aRuleIsAskedOnlyAboutOperationsThatItsOnSelects() {
    Rule embeddings = new Rule(
        Section.REQUIRE,
        "r",
        new Selector(Set.of(Kind.EMBEDDING), List.of()),
        Answer.TRUE,
        Answer.FALSE,
        Optional.empty(),
        Reach.HEAD,
        Set.of(),
        new Rule.Saying(403, evaluation -> "no", Map.of()));

    assertThat(decide(doc("d", embeddings)).kind()).isEqualTo(Decision.Kind.PERMIT);
  }

  @Test
  void beforeTheBodyOnlyWhatTheHeadDecidesIsAsked() {
    Document head = doc(
        "a",
        require("head", Answer.FALSE),
        later(require("body", Answer.FALSE)),
        later(require("guard", Answer.FALSE)),
        deny("leans-on-body", Answer.TRUE, "guard"));
    Document body = later(doc("b", require("head", Answer.FALSE)));

    Decision early =
        policy(head, body).decideHead(Calls.headOf(Calls.inference())).orElseThrow();

    assertThat(reasons(early)).containsExactly("a/require/head");
    assertThat(reasons(decide(head, body)))
        .containsExactly("a/require/body", "a/require/guard", "a/require/head", "b/require/head");
  }

  @Test
  void aDocumentThatMayYetMatchKeepsTheDecisionOpen() {
    Document body = later(doc("b", Answer.FALSE, List.of(), List.of()));

    assertThat(policy(body).decideHead(Calls.headOf(Calls.inference()))).isEmpty();
    assertThat(reasons(decide(body))).containsExactly("/match/ungoverned");
  }

  @Test
  void aRuleThatReadsTheBodyAlthoughItSaidThatTheHeadSufficesRefuses() {
    Condition lying = evaluation -> evaluation.situation().body().stream();

    Decision early = policy(doc("d", require("r", lying)))
        .decideHead(Calls.headOf(Calls.inference()))
        .orElseThrow();

    assertThat(reasons(early)).containsExactly("d/require/r");
  }

  @Test
  void theBudgetsThatApplyAreClaimedByDocumentAndId() {
    List<BudgetRule> budgets = List.of(
        budget("z", evaluation -> 7L),
        budget("off", Answer.FALSE, null, List.of(), evaluation -> 7L),
        budget("exempt", Answer.TRUE, Answer.TRUE, List.of(), evaluation -> 7L),
        budget("strict", Answer.TRUE, Answer.ERROR, List.of(), evaluation -> 0L),
        budget("a", Answer.TRUE, null, List.of(e -> "x", e -> "y"), evaluation -> Amounts.MAX));

    Decision decision = decide(
        doc("e", Answer.TRUE, List.of(), List.of(budget("a", evaluation -> 1L))),
        doc("d", Answer.TRUE, List.of(), budgets));

    assertThat(decision)
        .isEqualTo(new Decision.Permit(List.of(
            claim("d", "a", Amounts.MAX, "x", "y"),
            claim("d", "strict", 0),
            claim("d", "z", 7),
            claim("e", "a", 1))));
  }

  @Test
  void budgetsAreNotAskedIfARuleRefuses() {
    Document refusing = doc("e", require("r", Answer.FALSE));
    Document broken = doc("d", Answer.TRUE, List.of(), List.of(budget("b", e -> -1L)));

    assertThat(reasons(decide(refusing, broken))).containsExactly("e/require/r");
    assertThat(reasons(decide(broken))).containsExactly("d/budgets/b");
  }

  @Test
  @SuppressWarnings("NullAway") // what an expression must not return, and may
  void aBudgetWithoutAnAccountOrALimitRefuses() {
    Expression<Long> erring = evaluation -> {
      throw new EvaluationException("overflow");
    };
    List<BudgetRule> budgets = List.of(
        budget("a-null", e -> null),
        budget("b-negative", e -> -1L),
        budget("c-huge", e -> Amounts.MAX + 1),
        budget("d-error", erring),
        budget("e-per", Answer.TRUE, null, List.of(e -> "x", e -> null), e -> 5L),
        budget("f-when", Answer.ERROR, null, List.of(), e -> 5L),
        budget("g-exempt", Answer.TRUE, Answer.TRUE, List.of(), e -> null),
        budget("h-fine", e -> 5L));

    Decision decision = decide(doc("d", Answer.TRUE, List.of(), budgets));

    assertThat(messages(decision))
        .containsExactly(
            "budget \"a-null\": limit has no value for this call",
            "budget \"b-negative\": limit must be within 0 and 2^53-1, found -1",
            "budget \"c-huge\": limit must be within 0 and 2^53-1, found 9007199254740992",
            "budget \"d-error\": limit could not be evaluated: overflow",
            "budget \"e-per\": per has no value for this call",
            "budget \"f-when\": when could not be evaluated: overflow");
  }

  @Test
  void theRefusalIsInTheAuthorsWords() {
    Map<String, Expression<Object>> details = new LinkedHashMap<>();
    details.put("zone", evaluation -> "eu");
    details.put("allowed", evaluation -> new TreeSet<>(Set.of("gpt-5", "gpt-4o")));
    details.put("broken", evaluation -> {
      throw new EvaluationException("absent");
    });
    details.put("strange", evaluation -> new Object());
    details.put("most", evaluation -> 5L);
    Rule rule =
        saying(require("r", Answer.FALSE), new Rule.Saying(422, evaluation -> "Not so", details));

    Reason reason = ((Decision.Refuse) decide(doc("d", rule))).reasons().get(0);

    assertThat(reason.status()).isEqualTo(422);
    assertThat(reason.message()).isEqualTo("Not so");
    assertThat(new ArrayList<>(reason.details().entrySet()))
        .containsExactly(
            Map.entry("zone", "eu"),
            Map.entry("allowed", List.of("gpt-4o", "gpt-5")),
            Map.entry("most", 5L));
  }

  @Test
  @SuppressWarnings("NullAway") // what an expression must not return, and may
  void aMessageThatFailsIsReplacedByAPlainOne() {
    Expression<String> erring = evaluation -> {
      throw new EvaluationException("absent");
    };
    Rule failing = saying(require("a", Answer.FALSE), new Rule.Saying(400, erring, Map.of()));
    Rule silent =
        saying(require("b", Answer.FALSE), new Rule.Saying(400, evaluation -> null, Map.of()));

    assertThat(messages(decide(doc("d", failing, silent))))
        .containsExactly(
            "Refused by rule \"a\" of document \"d\"", "Refused by rule \"b\" of document \"d\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Grüße 😀", "\"quoted\" {x}"})
  void ordinaryTextIsLeftAsItIs(String text) {
    assertThat(Wording.safe(text)).isSameAs(text);
  }

  @Test
  void whatSteersALogOrATerminalIsEscaped() {
    assertThat(Wording.safe("a\nb\u001b[31m\u2028\u202e\u0085\ud83dz"))
        .isEqualTo("a\\u000ab\\u001b[31m\\u2028\\u202e\\u0085\\ud83dz");
  }

  @Test
  void textIsCutAt512Characters() {
    assertThat(Wording.safe("x".repeat(512))).hasSize(512).doesNotContain("…");
    assertThat(Wording.safe("x".repeat(513))).hasSize(512).endsWith("x…");
    assertThat(Wording.safe("\n".repeat(300))).hasSizeLessThanOrEqualTo(512).endsWith("…");
    assertThat(Wording.safe("x".repeat(510) + "😀😀")).hasSize(511).endsWith("x…");
  }

  @Test
  void documentsAreTheirNamesAndRulesLeanOnWhatIsThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(doc("d"), doc("e"), doc("d")))
        .withMessage("policy has two documents with the name \"d\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy(doc("d", deny("g", Answer.TRUE), deny("r", Answer.TRUE, "g"))))
        .withMessage(
            "document \"d\": \"r\" leans on \"g\", which is no require rule of the document");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> policy(doc("d", require("a", Answer.TRUE, "b"), require("b", Answer.TRUE, "a"))))
        .withMessage("document \"d\" has rules that lean on each other in a circle");
    assertThatIllegalArgumentException().isThrownBy(() -> doc(""));
  }

  @Test
  void thePolicyTellsItsVersion() {
    assertThat(Policy.of(List.of(), "4f2a").version()).isEqualTo("4f2a");
  }

  private static Policy policy(Document... documents) {
    return Policy.of(List.of(documents), "test");
  }

  private static Decision decide(Document... documents) {
    return policy(documents).decide(Calls.inference());
  }

  private static List<String> reasons(Decision decision) {
    return ((Decision.Refuse) decision)
        .reasons().stream()
            .map(reason -> reason.document() + '/' + reason.section().word() + '/' + reason.id())
            .toList();
  }

  private static List<String> messages(Decision decision) {
    return ((Decision.Refuse) decision).reasons().stream().map(Reason::message).toList();
  }

  private static BudgetClaim claim(String document, String id, long limit, String... per) {
    return new BudgetClaim(new BudgetKey(document, id, Unit.TOKENS, List.of(per)), limit, Docs.DAY);
  }
}
