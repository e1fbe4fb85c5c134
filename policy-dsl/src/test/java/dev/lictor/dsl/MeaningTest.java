package dev.lictor.dsl;

import static dev.lictor.dsl.Texts.places;
import static dev.lictor.dsl.Texts.policy;
import static dev.lictor.dsl.Texts.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Operation;
import dev.lictor.identity.Caller;
import dev.lictor.mandate.Aspect;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.ShadowOutcome;
import dev.lictor.policy.Situation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The eleven points of the language's meaning, over YAML. */
class MeaningTest {

  private static final String ALL = "all\n";
  private static final String MASK =
      "  - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-%s]}}\n";
  private static final String MASKS = "masks\nensure:\n" + MASK.formatted("email");
  private static final String NO_MASKS =
      "strict\ndeny: [{id: no-masks, when: call.masking.entities.size() > 0}]\n";

  private static final CallFacts PLAIN = Calls.facts("gpt-4o").toBuilder()
      .filtering(Filtering.NONE)
      .masking(Masking.NONE)
      .build();
  private static final Situation CALL = call(Calls.caller(), PLAIN);

  @Nested
  class Meaning01ACallPassesIfItPassesEveryDocumentThatMatches {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "require: [{id: rule, that: '!call.stream'}]",
          "deny: [{id: rule, when: call.stream}]",
          "ensure: [{id: rule, on: orchestration, cap: {n: call.choices - 2}}]",
          "onPass: [{id: rule, that: call.choices < 2}]",
          "budgets: [{id: rule, unit: requests, limit: \"1 / (params.none)\", window: day}]",
        })
    void whateverFailsInAnyOfThemRefuses(String section) {
      Policy policy = policy(
          ALL,
          "bad\nparams: {none: 0}\n" + section + "\n",
          "good\ndeny: [{id: never, when: 'false'}]\n");

      assertThat(reasons(policy.decide(CALL)))
          .containsExactly("bad/" + section.substring(0, section.indexOf(':')) + "/rule");
    }

    @Test
    void aDocumentThatDoesNotMatchSaysNothing() {
      String elsewhere =
          "elsewhere\nmatch: caller.tenant == 'x'\ndeny: [{id: all, when: 'true'}]\n";

      assertThat(policy(ALL, elsewhere).decide(CALL).kind()).isEqualTo(Decision.Kind.PERMIT);
    }

    @Test
    void thereIsNoAllow() {
      assertThat(Policies.codes("allow: [{id: all, when: 'true'}]\n")).containsExactly("L0050");
    }
  }

  @Nested
  class Meaning02RulesSeeTheCallAsAskedThenTheEditsAreJoinedThenTheRestSeesWhatIsSent {

    @Test
    void requireAndDenySeeTheCallAsItWasAsked() {
      String masked = "strict\nrequire: [{id: masked, that: call.masking.entities.size() > 0}]\n";

      assertThat(reasons(policy(ALL, masked, MASKS).decide(CALL)))
          .containsExactly("strict/require/masked");
    }

    @Test
    void onPassAndBudgetsSeeTheCallAsItIsSent() {
      String body = """
          late
          onPass: [{id: masked, that: call.masking.entities.contains('profile-email')}]
          budgets:
            - {id: masked, when: call.masking.entities.size() > 0, unit: requests, limit: 5, window: day}
            - {id: unmasked, when: call.masking.entities.size() == 0, unit: requests, limit: 5, window: day}
          """;

      assertThat(reasons(policy(ALL, body).decide(CALL))).containsExactly("late/onPass/masked");
      assertThat(permit(policy(ALL, MASKS, body)).claims())
          .extracting(claim -> claim.key().budget())
          .containsExactly("masked");
    }

    @Test
    void aRefusalByRuleDoesNotSpeakOfBudgets() {
      String body = """
          d
          params: {none: 0}
          deny: [{id: streams, when: call.stream}]
          budgets: [{id: broken, unit: requests, limit: "1 / params.none", window: day}]
          """;

      assertThat(reasons(policy(ALL, body).decide(CALL))).containsExactly("d/deny/streams");
    }
  }

  @Nested
  class Meaning03AddingNeverWidens {

    @Test
    void whatIsRefusedStaysRefusedWhateverIsAdded() {
      String strict = "strict\ndeny: [{id: streams, when: call.stream}]\n";

      assertThat(reasons(policy(ALL, strict).decide(CALL))).containsExactly("strict/deny/streams");
      assertThat(reasons(
              policy(ALL, strict, MASKS, NO_MASKS.replace("strict", "more")).decide(CALL)))
          .containsExactly("strict/deny/streams");
    }

    @Test
    void whatWouldBeSentMustPassWhatWasThereBefore() {
      assertThat(reasons(policy(ALL, NO_MASKS).decide(CALL))).isEmpty();
      assertThat(reasons(policy(ALL, NO_MASKS, MASKS).decide(CALL)))
          .containsExactly("strict/deny/no-masks");
    }

    @Test
    void anEnsureMayMakeAnOnPassTrue() {
      String masked =
          "late\nonPass: [{id: masked, that: call.masking.entities.contains('profile-email')}]\n";

      assertThat(reasons(policy(ALL, masked).decide(CALL))).containsExactly("late/onPass/masked");
      assertThat(policy(ALL, masked, MASKS).decide(CALL).kind()).isEqualTo(Decision.Kind.PERMIT);
    }
  }

  @Nested
  class Meaning04ACallThatSpendsMustBeGoverned {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "match: caller.tenant == 'x'",
          "mode: shadow",
          "share: {percent: 99, by: caller.tenant}",
        })
    void byADocumentThatMatchesItAndDecidesForAll(String line) {
      assertThat(reasons(policy("d\n" + line + "\n").decide(CALL)))
          .containsExactly("/match/ungoverned");
    }

    @Test
    void otherCallsThatNoneMatchesPass() {
      Operation list =
          new Operation(Kind.CONTROL, "deployments.list", "aicore", "", "default", "GET", "/x");
      Situation control =
          new Situation(Calls.caller(), list, CallFacts.builder().build(), Calls.NOW);

      assertThat(policy(ALL).decide(control)).isEqualTo(new Decision.Permit(List.of()));
    }
  }

  @Nested
  class Meaning05AnErrorNeverHelpsTheCall {

    private static final String ERRS = "\"1 / (call.choices - 2) > 0\"";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "match/match match: %s",
          "require/rule require: [{id: rule, that: %s}]",
          "require/rule require: [{id: rule, when: %s, that: 'true'}]",
          "deny/rule deny: [{id: rule, when: %s}]",
          "ensure/rule ensure: [{id: rule, on: orchestration, when: %s, cap: {n: 1}}]",
          "ensure/rule ensure: [{id: rule, on: orchestration, cap: {n: '1 / (call.choices - 2)'}}]",
          "onPass/rule onPass: [{id: rule, that: %s}]",
          "budgets/rule budgets: [{id: rule, unit: requests, when: %s, limit: 5, window: day}]",
          "budgets/rule budgets: [{id: rule, unit: requests, per: '1 / (call.choices - 2)', limit: 5, window: day}]",
        })
    void itRefusesAndIsNamed(String row) {
      String place = row.substring(0, row.indexOf(' '));
      String body = row.substring(place.length() + 1).formatted(ERRS);

      Decision decision = policy(ALL, "d\n" + body + "\n").decide(CALL);

      assertThat(reasons(decision)).containsExactly("d/" + place);
      assertThat(((Decision.Refuse) decision).reasons().get(0).message())
          .contains("could not be evaluated", "divide by zero");
    }

    @Test
    void inAnExceptionItGrantsNothing() {
      String rule = "d\ndeny: [{id: streams, when: call.stream, unless: %s}]\n";

      assertThat(reasons(policy(ALL, rule.formatted(ERRS)).decide(CALL)))
          .containsExactly("d/deny/streams");
      assertThat(policy(ALL, rule.formatted("call.choices == 2")).decide(CALL).kind())
          .isEqualTo(Decision.Kind.PERMIT);
    }

    @Test
    void whereNoValueCouldChangeTheAnswerThereIsNone() {
      String rule = "d\nrequire: [{id: or, that: \"1 / (call.choices - 2) > 0 || call.stream\"}]\n";

      assertThat(policy(ALL, rule).decide(CALL).kind()).isEqualTo(Decision.Kind.PERMIT);
    }
  }

  @Nested
  class Meaning06AllReasonsAreCollected {

    @Test
    void theFirstByDocumentSectionAndIdIsTold() {
      String b = """
          b
          deny: [{id: z, when: call.stream}]
          require: [{id: y, that: 'false'}]
          """;
      String a = """
          a
          ensure: [{id: m, on: orchestration, cap: {n: "1 / (call.choices - 2)"}}]
          deny: [{id: d, when: call.stream}, {id: c, when: call.stream, status: 422, message: "No {caller.tenant}"}]
          """;

      Decision decision = policy(b, a).decide(CALL);

      assertThat(reasons(decision))
          .containsExactly("a/deny/c", "a/deny/d", "a/ensure/m", "b/require/y", "b/deny/z");
      Reason told = ((Decision.Refuse) decision).reasons().get(0);
      assertThat(told.status()).isEqualTo(422);
      assertThat(told.message()).isEqualTo("No acme-eu");
    }

    @Test
    void whatLeansOnAGuardThatFailedIsNoReason() {
      String body = """
          d
          deny: [{id: pilots, when: caller.team.pilot}, {id: streams, when: call.stream}]
          ensure: [{id: cap, on: orchestration, cap: {maxOutputTokens: caller.team.monthlyTokens}}]
          require: [{id: known, that: has(caller.team)}]
          """;

      assertThat(reasons(policy(ALL, body).decide(CALL)))
          .containsExactly("d/require/known", "d/deny/streams");
    }
  }

  @Nested
  class Meaning07EnsureJoins {

    @Test
    void theStricterOfEach() {
      String one = """
          one
          ensure:
            - {id: mask, on: orchestration, masking: {method: pseudonymization, entities: [profile-email]}}
            - {id: filter, on: orchestration, filtering: {input: {azure_content_safety: {hate: 4, violence: 0}}}}
            - {id: cap, on: orchestration, cap: {maxOutputTokens: 50, n: 2}}
          """;
      String two = """
          two
          ensure:
            - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-phone]}}
            - {id: filter, on: orchestration, filtering: {input: {azure_content_safety: {hate: 2}}}}
            - {id: cap, on: orchestration, cap: {maxOutputTokens: 70, n: 1}}
          """;

      CallFacts sent = permit(policy(two, one)).mandate().on(PLAIN);

      assertThat(sent.masking().method()).isEqualTo(Masking.Method.ANONYMIZATION);
      assertThat(sent.masking().entities())
          .containsExactlyInAnyOrder("profile-email", "profile-phone");
      assertThat(sent.filtering().input().azure().hate()).isEqualTo(2);
      assertThat(sent.filtering().input().azure().violence()).isZero();
      assertThat(sent.maxOutputTokens()).isEqualTo(50);
      assertThat(sent.choices()).isEqualTo(1);
    }

    @Test
    void twiceIsOnce() {
      Policy policy = policy(ALL, MASKS);
      CallFacts sent = permit(policy).mandate().on(PLAIN);

      Decision again = policy.decide(CALL.with(sent));

      assertThat(((Decision.Permit) again).mandate().isEmpty()).isTrue();
    }

    @Test
    void whatIsStricterAlreadyIsKept() {
      String cap = "d\nensure: [{id: cap, on: orchestration, cap: {maxOutputTokens: 500}}]\n";

      assertThat(permit(policy(ALL, cap)).mandate().isEmpty()).isTrue();
      assertThat(PLAIN.maxOutputTokens()).isEqualTo(100);
    }

    @Test
    void twoGuardrailsExcludeEachOther() {
      String rail =
          "%s\non: bedrock.converse\nensure: [{id: rail, guardrail: {identifier: %s, version: '1'}}]\n";
      Operation converse = new Operation(
          Kind.INFERENCE, "converse", "bedrock.converse", "d1", "default", "POST", "/x");
      Situation call =
          new Situation(Calls.caller(), converse, CallFacts.builder().build(), Calls.NOW);

      assertThat(policy(rail.formatted("a", "gr-1")).decide(call).kind())
          .isEqualTo(Decision.Kind.PERMIT);
      assertThat(reasons(
              policy(rail.formatted("a", "gr-1"), rail.formatted("b", "gr-2")).decide(call)))
          .containsExactly("a/ensure/rail", "b/ensure/rail");
    }

    @Test
    void aDialectThatCannotHaveItIsRefusedAtLoadUnlessTheRuleSaysOtherwise() {
      String rule =
          "ensure: [{id: mask, masking: {method: anonymization, entities: [profile-email]}}]\n";

      assertThat(Policies.codes(rule)).containsExactly("L0309");
      assertThat(Policies.codes(rule.replace("{id: mask,", "{id: mask, otherwise: refuse,")))
          .isEmpty();
    }
  }

  @Nested
  class Meaning08BooksAreKeptUnderDocumentIdPerAndWindow {

    @Test
    void oneClaimOfEachThatApplies() {
      String body = """
          d
          require: [{id: known, that: has(caller.team)}]
          budgets:
            - {id: team, per: [caller.team.name, caller.tenant], unit: tokens, limit: caller.team.monthlyTokens, window: month}
            - {id: none, unit: requests, limit: 0, window: day}
            - {id: other, when: caller.team.name == 'beta', unit: requests, limit: 1, window: day}
          """;
      Decision decision = policy(ALL, body).decide(call(Calls.of(Calls.team("alpha")), PLAIN));

      assertThat(((Decision.Permit) decision).claims())
          .extracting(BudgetClaim::key, BudgetClaim::limit)
          .containsExactly(
              tuple(new BudgetKey("d", "none", Unit.REQUESTS, List.of()), 0L),
              tuple(new BudgetKey("d", "team", Unit.TOKENS, List.of("alpha", "acme-eu")), 1000L));
    }

    @Test
    void oneKeyCannotHaveTwoLimits() {
      assertThat(Policies.codes(
              "budgets: [{id: b, unit: tokens, limit: call.choices, window: day}]\n"))
          .containsExactly("L0203");
    }
  }

  @Nested
  class Meaning09AShadowOnlyRecords {

    private static final String SHADOW = """
        s
        mode: shadow
        ensure: [{id: cap, on: orchestration, cap: {maxOutputTokens: 5}}]
        onPass: [{id: masked, that: call.masking.entities.contains('profile-email')}]
        budgets: [{id: b, unit: requests, limit: 5, window: day}]
        """;

    @Test
    void whatWouldHaveHappenedEditsIncluded() {
      Decision.Permit permit = permit(policy(ALL, MASKS, SHADOW));

      assertThat(permit.mandate()).isEqualTo(permit(policy(ALL, MASKS)).mandate());
      assertThat(permit.shadows())
          .containsExactly(new ShadowOutcome("s", List.of(), Set.of(Aspect.OUTPUT_CAP)));
      assertThat(permit.claims()).extracting(BudgetClaim::shadow).containsExactly(true);
      assertThat(places(permit(policy(ALL, SHADOW)).shadows().get(0).reasons()))
          .containsExactly("s/onPass/masked");
    }

    @Test
    void aShareDecidesForSomeAndShadowsTheRest() {
      String shared =
          "s\nshare: {percent: %d, by: caller.tenant}\ndeny: [{id: streams, when: call.stream}]\n";
      boolean decided = false;
      for (int percent = 1; percent < 100; percent++) {
        Decision decision = policy(ALL, shared.formatted(percent)).decide(CALL);

        assertThat(decision.kind() == Decision.Kind.REFUSE || !decided).isTrue();
        assertThat(decision.shadows()).hasSize(decision.kind() == Decision.Kind.REFUSE ? 0 : 1);
        decided |= decision.kind() == Decision.Kind.REFUSE;
      }
      assertThat(decided).isTrue();
    }
  }

  @Nested
  class Meaning10ADelegatedDirectoryCanOnlyTighten {

    @TempDir
    private Path folder;

    @Test
    void itsWhereIsAddedToEveryMatch() throws Exception {
      Policy policy = delegated("deny: [{id: streams, when: call.stream}]\n", ALL);

      assertThat(reasons(policy.decide(CALL))).isEmpty();
      assertThat(reasons(policy.decide(call(Calls.of(Calls.team("alpha")), PLAIN))))
          .containsExactly("alpha/own/deny/streams");
    }

    @Test
    void itNeverGoverns() throws Exception {
      Policy policy = delegated("", "other\nmatch: caller.tenant == 'x'\n");

      assertThat(reasons(policy.decide(call(Calls.of(Calls.team("alpha")), PLAIN))))
          .containsExactly("/match/ungoverned");
    }

    @Test
    void itsConflictWithThePlatformsRefusesItsCallsOnly() throws Exception {
      String pin =
          "ensure: [{id: cold, on: orchestration, parameters: {pin: {temperature: %d}}}]\n";
      Policy policy = delegated(pin.formatted(1), "all\n" + pin.formatted(0));

      assertThat(reasons(policy.decide(CALL))).isEmpty();
      assertThat(reasons(policy.decide(call(Calls.of(Calls.team("alpha")), PLAIN))))
          .containsExactly("all/ensure/cold", "alpha/own/ensure/cold");
    }

    @Test
    void ifItDoesNotCompileItsCallsAreRefusedOnly() throws Exception {
      Policy policy = delegated("deny: [{id: typo, when: call.straem}]\n", ALL);

      assertThat(reasons(policy.decide(CALL))).isEmpty();
      assertThat(reasons(policy.decide(call(Calls.of(Calls.team("alpha")), PLAIN))))
          .hasSize(1);
    }

    private Policy delegated(String body, String document) throws Exception {
      Files.writeString(folder.resolve("own.yaml"), Texts.text("own", body));
      return policy(
          List.of(
              Delegation.of("alpha", folder, "has(caller.team) && caller.team.name == 'alpha'")),
          document);
    }
  }

  @Nested
  class Meaning11EvaluationIsBounded {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "call.path.matches(caller.tenant)",
          "call.path.matches('^(?=a)b$')",
          "call.path.matches('(a)\\\\1')",
        })
    void aPatternIsALiteralOfRe2(String expression) {
      assertThat(Policies.codes(Policies.require(expression))).containsExactly("L0108");
    }

    @Test
    void anEvaluationThatTakesTooLongIsAnError() {
      String tens = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]";
      StringBuilder expression = new StringBuilder("true");
      for (int i = 0; i < 7; i++) {
        String inner = expression.toString();
        expression.setLength(0);
        expression
            .append(tens)
            .append(".all(v")
            .append(i)
            .append(", ")
            .append(inner)
            .append(')');
      }
      Decision decision =
          policy(ALL, "d\n" + Policies.require(expression.toString())).decide(CALL);

      assertThat(reasons(decision)).containsExactly("d/require/rule");
      assertThat(((Decision.Refuse) decision).reasons().get(0).message())
          .contains("could not be evaluated");
    }
  }

  private static Decision.Permit permit(Policy policy) {
    return (Decision.Permit) policy.decide(CALL);
  }

  private static Situation call(Caller caller, CallFacts facts) {
    return new Situation(caller, Calls.operation(), facts, Calls.NOW);
  }
}
