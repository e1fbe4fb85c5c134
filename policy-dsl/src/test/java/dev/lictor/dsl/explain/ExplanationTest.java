package dev.lictor.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.Calls;
import dev.lictor.dsl.Policies;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.cel.Traced;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

  private static final Situation NO_TEAM = Calls.situation(Calls.caller(), "gpt-4o");
  private static final Situation ALPHA =
      Calls.situation(Calls.of(Calls.team("alpha")), "gpt-4o", "o3");

  private static final String RULES = """
      variables:
        many: call.choices > 1
      require:
        - {id: known-team, that: has(caller.team), message: "No team for {caller.instance}"}
        - {id: own-models, that: "call.models.all(m, m.name in caller.team.models)"}
        - {id: pilot, when: variables.many, that: caller.team.pilot, unless: "caller.team.name == 'alpha'"}
        - {id: embeddings, when: call.grounding && !call.grounding, that: false}
      deny:
        - {id: streams, when: call.stream, unless: "caller.team.name == 'alpha'"}
        - {id: divided, when: 1 / (call.choices - 2) > 0}
      """;

  @Test
  void tellsWhichGuardSkippedWhichRule() {
    Explanation explanation = explain(RULES, NO_TEAM);

    assertThat(verdicts(explanation))
        .containsExactly(
            "embeddings DOES_NOT_APPLY",
            "known-team REFUSES No team for i-1",
            "own-models SKIPPED known-team",
            "pilot SKIPPED known-team",
            "divided FAILS",
            "streams SKIPPED known-team");
  }

  @Test
  void tellsWhatEachExpressionCameTo() {
    Explanation explanation = explain(RULES, ALPHA);

    assertThat(verdicts(explanation))
        .containsExactly(
            "embeddings DOES_NOT_APPLY",
            "known-team PASSES",
            "own-models REFUSES Refused by rule 'own-models' of policy 'test'",
            "pilot PASSES",
            "divided FAILS",
            "streams EXEMPTS");
    assertThat(rule(explanation, "pilot").expressions())
        .extracting(Traced::place, Traced::text, Traced::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("require[2].when", "variables.many", "true"),
            org.assertj.core.groups.Tuple.tuple("require[2].that", "caller.team.pilot", "true"));
    assertThat(rule(explanation, "divided").expressions())
        .extracting(Traced::value)
        .containsExactly("error: divide by zero");
    assertThat(explanation.documents().get(0).variables()).containsOnlyKeys("many");
  }

  @Test
  void tellsWhatIsMandatedAndHeld() {
    Explanation explanation = explain("""
        require:
          - {id: known-team, that: has(caller.team)}
        ensure:
          - {id: masks, on: orchestration, masking: {method: anonymization, entities: [profile-phone]}}
          - {id: capped, on: orchestration, cap: {maxOutputTokens: 5000}}
        onPass:
          - {id: really-masked, that: "call.masking.entities.contains('profile-phone')"}
        budgets:
          - {id: month, per: caller.team.name, unit: tokens, limit: 5000, window: month}
          - {id: nobody, when: "!call.stream", unit: requests, limit: 5, window: day}
        """, ALPHA);

    assertThat(explanation.decision()).isInstanceOf(Decision.Permit.class);
    assertThat(verdicts(explanation))
        .containsExactly(
            "known-team PASSES",
            "capped IS_MET output cap",
            "masks EDITS masking",
            "really-masked PASSES",
            "month COUNTS 600 of 5000 tokens, account alpha",
            "nobody DOES_NOT_APPLY");
    assertThat(explanation.asked()).isEqualTo(ALPHA);
    assertThat(explanation.sent().body().masking().entities()).contains("profile-phone");
    assertThat(ALPHA.body().masking().entities()).doesNotContain("profile-phone");
  }

  @Test
  void tellsWhatDocumentsThinkThatDoNotDecide() {
    assertThat(role("mode: shadow\n", ALPHA)).isEqualTo(DocumentView.Role.RECORDS);
    assertThat(role("match: caller.tenant == 'other'\n", ALPHA))
        .isEqualTo(DocumentView.Role.DOES_NOT_MATCH);
    assertThat(role("on: embedding\n", ALPHA)).isEqualTo(DocumentView.Role.NOT_ABOUT);
    assertThat(role("match: 1 / (call.choices - 2) > 0\n", ALPHA))
        .isEqualTo(DocumentView.Role.FAILS);
  }

  static Stream<Arguments> cases() {
    List<String> bodies = List.of(
        RULES,
        "match: 1 / (call.choices - 2) > 0\n",
        "mode: shadow\n" + RULES,
        "share: {percent: 50, by: caller.id}\n" + RULES,
        "deny: [{id: a, when: call.stream}, {id: b, when: call.grounding}]\n",
        "require: [{id: a, that: false, on: embedding}]\nbudgets: [{id: b, unit: tokens, limit: 1 / (call.choices - 2), window: day}]\n",
        "ensure: [{id: g, on: orchestration, otherwise: refuse, guardrail: {identifier: gr-1, version: \"1\"}}]\n",
        """
        ensure:
          - {id: capped, on: orchestration, cap: {maxOutputTokens: 50}}
        deny:
          - {id: as-sent, when: call.maxOutputTokens < 60}
        """,
        """
        ensure:
          - {id: capped, on: orchestration, cap: {maxOutputTokens: 50}}
        onPass:
          - {id: on-pass, that: call.maxOutputTokens > 60}
        """);
    return bodies.stream()
        .flatMap(body -> Stream.of(NO_TEAM, ALPHA).map(call -> Arguments.of(body, call)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void blamesJustThoseThatTheDecisionNames(String body, Situation call) {
    Explanation explanation = explain(body, call);

    Set<String> blamed = new TreeSet<>();
    for (List<DocumentView> views : List.of(explanation.documents(), explanation.onSending())) {
      for (DocumentView view : views) {
        if (view.role() == DocumentView.Role.FAILS) {
          blamed.add("match");
        } else if (view.role() == DocumentView.Role.DECIDES) {
          view.rules().stream()
              .filter(rule -> rule.verdict().refuses())
              .forEach(rule -> blamed.add(rule.id()));
        }
      }
    }
    assertThat(blamed).isEqualTo(reasons(explanation.decision()));
  }

  private static Set<String> reasons(Decision decision) {
    Set<String> ids = new TreeSet<>();
    if (decision instanceof Decision.Refuse refuse) {
      refuse.reasons().stream()
          .filter(reason -> !reason.document().isEmpty())
          .map(Reason::id)
          .forEach(ids::add);
    }
    return ids;
  }

  private static DocumentView.Role role(String body, Situation call) {
    return explain(body, call).documents().get(0).role();
  }

  private static RuleView rule(Explanation explanation, String id) {
    return explanation.documents().get(0).rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> verdicts(Explanation explanation) {
    return explanation.documents().get(0).rules().stream()
        .map(rule -> (rule.id() + ' ' + rule.verdict().name() + ' ' + rule.detail()).strip())
        .toList();
  }

  private static Explanation explain(String body, Situation call) {
    PolicyFiles.Compiled compiled =
        new PolicyFiles.Compiled(List.of(Policies.document(body)), "v", List.of());
    return Explanation.of(compiled, call);
  }
}
