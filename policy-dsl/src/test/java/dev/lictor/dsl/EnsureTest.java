package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Operation;
import dev.lictor.mandate.Aspect;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnsureTest {

  private static final CallFacts PLAIN = Calls.facts("gpt-4o").toBuilder()
      .filtering(Filtering.NONE)
      .masking(Masking.NONE)
      .build();

  @Test
  void filtersAndMasksAreMandatedTogether() {
    CallFacts sent = sent("""
        ensure:
          - id: filter
            on: orchestration.v2
            filtering:
              input: {azure_content_safety: {hate: 2, prompt_shield: true}, llama_guard_3_8b: [privacy]}
              output: {azure_content_safety: {violence: 0}}
          - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-email]}}
        """);

    assertThat(sent.filtering().input().azure().hate()).isEqualTo(2);
    assertThat(sent.filtering().input().azure().promptShield()).isTrue();
    assertThat(sent.filtering().input().llamaGuard()).containsExactly("privacy");
    assertThat(sent.filtering().output().azure().violence()).isZero();
    assertThat(sent.masking().method()).isEqualTo(Masking.Method.ANONYMIZATION);
    assertThat(sent.masking().entities()).containsExactly("profile-email");
  }

  @Test
  void whatMayStayUnmaskedIsWhatTheRuleAllows() {
    String rule = """
        ensure:
          - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-email]%s}}
        """;

    assertThat(allowed(rule.formatted(""))).isEmpty();
    assertThat(allowed(rule.formatted(", allowlist: [SAP, Joule]"))).containsExactly("SAP");
    assertThat(allowed(rule.formatted(", allowlist: any"))).containsExactly("SAP");
  }

  private static Set<String> allowed(String body) {
    return permit(body, Calls.facts("gpt-4o"))
        .mandate()
        .on(Calls.facts("gpt-4o"))
        .masking()
        .allowlist();
  }

  @Test
  void aCapMayBeAnExpression() {
    CallFacts sent = sent("""
        ensure:
          - {id: cap, on: orchestration, cap: {maxOutputTokens: "call.stream ? 50 : 10", n: 1, maxRetries: 0}}
        """);

    assertThat(sent.maxOutputTokens()).isEqualTo(50);
    assertThat(sent.choices()).isEqualTo(1);
  }

  @Test
  void aCapThatIsNoneRefusesAndSoDoesOneThatFails() {
    assertThat(refused("""
        ensure:
          - {id: none, on: orchestration, cap: {maxOutputTokens: "call.choices - 2"}}
          - {id: fails, on: orchestration, cap: {n: "1 / (call.choices - 2)"}}
        """)).containsExactly("fails", "none");
  }

  @Test
  void anEnsureRuleLeansOnAGuard() {
    Policy policy = policy("""
        require:
          - {id: known, that: has(caller.team)}
        ensure:
          - {id: cap, on: orchestration, cap: {maxOutputTokens: caller.team.monthlyTokens}}
        """);

    assertThat(ids(policy.decide(Calls.situation(Calls.caller(), "gpt-4o"))))
        .containsExactly("known");
    assertThat(
            policy.decide(Calls.situation(Calls.of(Calls.team("a")), "gpt-4o")).kind())
        .isEqualTo(Decision.Kind.PERMIT);
  }

  @Test
  void onPassSeesTheCallAsItIsSent() {
    String rule = """
        ensure:
          - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-%s]}}
        onPass:
          - {id: masked, that: call.masking.entities.contains('profile-email')}
        """;

    assertThat(sent(rule.formatted("email")).masking().entities()).contains("profile-email");
    assertThat(refused(rule.formatted("phone"))).containsExactly("masked");
  }

  @Test
  void whatIsSentMustPassTheRulesToo() {
    assertThat(refused("""
        deny:
          - {id: no-masks, when: call.masking.entities.size() > 0}
        ensure:
          - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-email]}}
        """)).containsExactly("no-masks");
  }

  @Test
  void anExceptionExemptsFromAnEdit() {
    assertThat(permit("""
        ensure:
          - {id: mask, on: orchestration, unless: call.stream, masking: {method: anonymization, entities: [profile-email]}}
        """, PLAIN).mandate().isEmpty()).isTrue();
  }

  @Test
  void aDialectThatCannotHaveItIsRefusedWhereTheRuleSaysSo() {
    String rule = """
        ensure:
          - {id: mask, otherwise: refuse, masking: {method: anonymization, entities: [profile-email]}}
        """;
    Situation direct = new Situation(
        Calls.caller(),
        new Operation(
            Kind.INFERENCE, "chat.completions", "openai.chat", "d1", "default", "POST", "/x"),
        PLAIN,
        Calls.NOW);

    assertThat(ids(policy(rule).decide(direct))).containsExactly("mask");
    assertThat(Policies.codes(rule.replace(" otherwise: refuse,", ""))).containsExactly("L0309");
  }

  @Test
  void anExceptionEndsWithItsLastDay() {
    String rule = """
        deny:
          - {id: streams, when: call.stream, unless: {that: caller.verified, until: %s, because: GOV-1}}
        """;

    assertThat(refused(rule.formatted("2026-11-20"))).containsExactly("streams");
    assertThat(permit(rule.formatted("2026-11-21"), PLAIN).mandate().isEmpty()).isTrue();
    assertThat(Policies.codes(rule.formatted("2026-02-30"))).containsExactly("L0311");
  }

  @Test
  void aShadowOnlyRecords() {
    Decision decision =
        Policy.of(List.of(everything(), Policies.document("""
                    mode: shadow
                    deny:
                      - {id: streams, when: call.stream}
                    ensure:
                      - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-email]}}
                    """)), "v").decide(plain());

    assertThat(decision.kind()).isEqualTo(Decision.Kind.PERMIT);
    assertThat(decision.shadows()).hasSize(1);
    assertThat(decision.shadows().get(0).reasons())
        .extracting(Reason::id)
        .containsExactly("streams");
  }

  @Test
  void aShadowSaysWhatItWouldHaveEdited() {
    Decision decision =
        Policy.of(List.of(everything(), Policies.document("""
                    mode: shadow
                    ensure:
                      - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-email]}}
                    """)), "v").decide(plain());

    assertThat(decision.shadows().get(0).edits()).containsExactly(Aspect.MASKING);
    assertThat(((Decision.Permit) decision).mandate().isEmpty()).isTrue();
  }

  @Test
  void aShadowDoesNotGovern() {
    assertThat(refused("mode: shadow\n")).containsExactly("ungoverned");
    assertThat(refused("share: {percent: 50, by: caller.tenant}\n")).containsExactly("ungoverned");
  }

  private static Document everything() {
    return Document.builder("all").build();
  }

  private static Situation plain() {
    return new Situation(Calls.caller(), Calls.operation(), PLAIN, Calls.NOW);
  }

  private static Policy policy(String body) {
    return Policy.of(List.of(Policies.document(body)), "v");
  }

  private static Decision.Permit permit(String body, CallFacts facts) {
    return (Decision.Permit)
        policy(body).decide(new Situation(Calls.caller(), Calls.operation(), facts, Calls.NOW));
  }

  private static CallFacts sent(String body) {
    return permit(body, PLAIN).mandate().on(PLAIN);
  }

  private static List<String> refused(String body) {
    return ids(policy(body).decide(plain()));
  }

  private static List<String> ids(Decision decision) {
    return ((Decision.Refuse) decision).reasons().stream().map(Reason::id).toList();
  }
}
