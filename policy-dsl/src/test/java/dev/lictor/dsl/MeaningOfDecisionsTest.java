package dev.lictor.dsl;

import static dev.lictor.dsl.Texts.ALL;
import static dev.lictor.dsl.Texts.CALL;
import static dev.lictor.dsl.Texts.MASKS;
import static dev.lictor.dsl.Texts.permit;
import static dev.lictor.dsl.Texts.policy;
import static dev.lictor.dsl.Texts.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The points 1 to 6 of the language's meaning, over YAML: what passes, and why not. */
class MeaningOfDecisionsTest {

  private static final String NO_MASKS =
      "strict\ndeny: [{id: no-masks, when: call.masking.entities.size() > 0}]\n";

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
}
