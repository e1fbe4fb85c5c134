package dev.lictor.dsl;

import static dev.lictor.dsl.Texts.ALL;
import static dev.lictor.dsl.Texts.CALL;
import static dev.lictor.dsl.Texts.MASKS;
import static dev.lictor.dsl.Texts.PLAIN;
import static dev.lictor.dsl.Texts.call;
import static dev.lictor.dsl.Texts.permit;
import static dev.lictor.dsl.Texts.places;
import static dev.lictor.dsl.Texts.policy;
import static dev.lictor.dsl.Texts.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lictor.budget.BudgetKey;
import dev.lictor.budget.Unit;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Operation;
import dev.lictor.mandate.Aspect;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.ShadowOutcome;
import dev.lictor.policy.Situation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The points 7 to 11 of the language's meaning, over YAML: what edits, books, shadows, other authors and bounds mean. */
class MeaningOfPartsTest {

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
      assertThatThrownBy(() -> policy(rail.formatted("a", "gr-1"), rail.formatted("b", "gr-2")))
          .hasStackTraceContaining("error[L0310]");
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
    void aShareDecidesForSomeAndShadowsTheRestAndOnlyGrows() {
      String shared =
          "s\nshare: {percent: %d, by: caller.tenant}\ndeny: [{id: streams, when: call.stream}]\n";
      List<Boolean> decides = new ArrayList<>();
      for (int percent = 1; percent < 100; percent += 7) {
        Decision decision = policy(ALL, shared.formatted(percent)).decide(CALL);

        decides.add(decision.kind() == Decision.Kind.REFUSE);
        assertThat(decision.shadows()).hasSize(decision.kind() == Decision.Kind.REFUSE ? 0 : 1);
      }

      assertThat(decides).isSorted().contains(false, true);
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
          .isNotEmpty();
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
}
