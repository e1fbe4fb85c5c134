package dev.lictor.dsl.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.Policies;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Document;
import dev.lictor.policy.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {

  private static final String KNOWN = "  - {id: known-team, that: has(caller.team)}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "has(caller.team) && caller.team.pilot",
        "!has(caller.team) || caller.team.pilot",
        "has(caller.team) ? caller.team.pilot : false",
        "!has(caller.team) ? false : caller.team.pilot",
        "!(has(caller.team) && caller.team.pilot)",
        "has(caller.team) && (call.stream || caller.team.pilot)",
        "has(caller.team) && call.models.all(m, caller.team.models.contains(m.name))",
        "call.models.all(m, has(caller.team) && caller.team.models.contains(m.name))",
        "has(caller.team) && has(caller.team.costCenter) && caller.team.costCenter == 'x'",
        "has(caller.team) && has(caller.user) && caller.team.name == caller.user",
        "(has(caller.team) && call.stream) ? caller.team.pilot : true",
        "!(!has(caller.team)) && caller.team.pilot",
        "(call.stream ? has(caller.team) : false) && caller.team.pilot",
        "((has(caller.team) && call.stream) || (has(caller.team) && call.grounding)) && caller.team.pilot",
        "!(!has(caller.team) || !call.stream) && caller.team.pilot",
        "caller.?team.hasValue() && caller.team.pilot",
        "caller.?team.?costCenter.orValue('') != ''",
        "caller.?team.optMap(t, t.pilot).orValue(false)",
        "caller.?team.optMap(t, has(t.costCenter) && t.costCenter == 'x').orValue(false)",
        "has(call.guardrail) && call.guardrail.version == '3'",
        "!has(call.reasoning.budgetTokens) || call.reasoning.budgetTokens < 5000",
        "call.models.all(m, has(m.tier) && m.tier == 'gold')",
        "true || caller.team.pilot",
        "false && caller.team.pilot",
      })
  void takesGuardedReads(String expression) {
    assertThat(Policies.codes(Policies.require(expression))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caller.team.pilot",
        "caller.team.pilot && has(caller.team)",
        "has(caller.team) || caller.team.pilot",
        "!has(caller.team) && caller.team.pilot",
        "has(caller.team) ? true : caller.team.pilot",
        "(has(caller.team) || call.stream) && caller.team.pilot",
        "(has(caller.team) && call.stream) || caller.team.pilot",
        "!(has(caller.team) && call.stream) ? caller.team.pilot : true",
        "has(caller.user) && caller.team.pilot",
        "has(caller.team.costCenter)",
        "has(caller.team) && caller.team.costCenter == 'x'",
        "call.models.exists(m, has(caller.team)) && caller.team.pilot",
        "call.models.map(m, has(caller.team) ? m.name : caller.team.name).size() > 0",
        "[caller.team.name].size() == 1",
        "{'a': caller.team.pilot}.size() == 1",
        "caller.user.startsWith('x')",
        "call.guardrail.version == '3'",
        "call.reasoning.budgetTokens < 5000",
        "call.models.all(m, m.tier == 'gold')",
        "call.models.exists(m, has(m.tier)) && call.models.all(m, m.tier == 'gold')",
        "has(caller.team) == caller.team.pilot",
        "caller.?team.optMap(t, t.costCenter == 'x').orValue(false)",
        "caller.?team.optMap(t, has(t.costCenter) || t.costCenter == 'x').orValue(false)",
      })
  void refusesUnguardedReads(String expression) {
    assertThat(Policies.codes(Policies.require(expression))).isNotEmpty().containsOnly("L0201");
  }

  @Test
  void takesTheMatchAndTheRulesOwnWhenAsGuards() {
    assertThat(Policies.codes("match: has(caller.team)\n" + Policies.require("caller.team.pilot")))
        .isEmpty();
    assertThat(
            Policies.codes(
                "require:\n  - {id: a, when: has(caller.team), that: caller.team.pilot, unless: caller.team.name == 'x'}\n"))
        .isEmpty();
  }

  @Test
  void leansOnAGuardWhereverItStands() {
    Document document = Policies.document(
        "deny:\n"
            + "  - {id: no-pilots, when: caller.team.pilot}\n"
            + "  - {id: no-tools, when: call.tools.size() > 0}\n"
            + "require:\n  - {id: alpha, that: caller.team.name == 'alpha'}\n"
            + KNOWN
            + "budgets:\n  - {id: month, per: caller.team.name, unit: tokens, limit: caller.team.monthlyTokens, window: month}\n");

    assertThat(Policies.rule(document, "alpha").leansOn()).containsExactly("known-team");
    assertThat(Policies.rule(document, "no-pilots").leansOn()).containsExactly("known-team");
    assertThat(Policies.rule(document, "no-tools").leansOn()).isEmpty();
    assertThat(Policies.rule(document, "known-team").leansOn()).isEmpty();
    assertThat(document.budgets())
        .extracting(BudgetRule::leansOn)
        .allMatch(on -> on.contains("known-team"));
  }

  @Test
  void leansOnAllGuardsOfAChain() {
    Document document = Policies.document("""
        require:
          - {id: third, that: caller.team.costCenter != ''}
          - {id: second, that: has(caller.team.costCenter)}
        """.concat(KNOWN));

    assertThat(Policies.rule(document, "second").leansOn()).containsExactly("known-team");
    assertThat(Policies.rule(document, "third").leansOn())
        .containsExactlyInAnyOrder("known-team", "second");
  }

  @Test
  void ofSeveralGuardsThatTellTheSameItLeansOnTheFirstByIdWhereverTheyStand() {
    String leaning = "  - {id: leaning, that: caller.team.pilot}\n";
    String streams = "  - {id: a-guard, that: has(caller.team) && call.stream}\n";

    for (String rules : List.of(KNOWN + streams + leaning, leaning + streams + KNOWN)) {
      Document document = Policies.document("require:\n" + rules);

      assertThat(Policies.rule(document, "leaning").leansOn()).containsExactly("a-guard");
    }
  }

  @Test
  void leansOnWhatItsGuardLeansOn() {
    Document document = Policies.document("""
        require:
          - {id: second, that: caller.team.pilot && has(caller.user)}
          - {id: third, that: caller.user != ''}
        """.concat(KNOWN));

    assertThat(Policies.rule(document, "third").leansOn())
        .containsExactlyInAnyOrder("known-team", "second");
  }

  @Test
  void needsTheBodyWhereItsGuardDoes() {
    Document document = Policies.document("""
        require:
          - {id: guard, that: has(caller.team) && call.stream}
          - {id: leaning, that: caller.team.pilot}
          - {id: head, that: caller.verified && call.deployment != ''}
        """);

    assertThat(Policies.rule(document, "guard").reach()).isEqualTo(Reach.BODY);
    assertThat(Policies.rule(document, "leaning").reach()).isEqualTo(Reach.BODY);
    assertThat(Policies.rule(document, "head").reach()).isEqualTo(Reach.HEAD);
  }

  @Test
  void seesThroughVariables() {
    assertThat(Policies.codes("variables:\n  known: has(caller.team)\n"
            + Policies.require("variables.known && caller.team.pilot")))
        .isEmpty();
    assertThat(Policies.codes("variables:\n  pilot: caller.team.pilot\nrequire:\n" + KNOWN
            + "  - {id: a, that: variables.pilot}\n"))
        .isEmpty();
    Document document = Policies.document(
        "variables:\n  streams: call.stream\n" + Policies.require("variables.streams"));
    assertThat(Policies.rule(document, "rule").reach()).isEqualTo(Reach.BODY);
  }
}
