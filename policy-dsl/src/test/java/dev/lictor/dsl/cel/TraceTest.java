package dev.lictor.dsl.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.Calls;
import dev.lictor.dsl.Policies;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.EvaluationException;
import dev.lictor.policy.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

  private static final Situation CALL =
      Calls.situation(Calls.of(Calls.team("alpha")), "gpt-4o", "o3");

  @Test
  void tellsTheValueOfEveryPartInTheOrderOfWriting() {
    Traced traced =
        follow("call.models.all(m, params.approved.contains(m.name) || m.name == 'o3')");

    assertThat(traced.place()).isEqualTo("require[0].that");
    assertThat(traced.text())
        .isEqualTo("call.models.all(m, params.approved.contains(m.name) || m.name == 'o3')");
    assertThat(traced.value()).isEqualTo("true");
    assertThat(traced.parts())
        .extracting(part ->
            "  ".repeat(part.depth()) + part.text() + " = " + String.join(", ", part.values()))
        .containsExactly(
            "  call.models = ['gpt-4o', 'o3']",
            "  params.approved.contains(m.name) || m.name == 'o3' = true, true",
            "    params.approved.contains(m.name) = true, false",
            "      params.approved = {'gpt-4o', 'gpt-5'}, {'gpt-4o', 'gpt-5'}",
            "      m.name = 'gpt-4o', 'o3'",
            "    m.name == 'o3' = true",
            "      m.name = 'o3'");
  }

  @Test
  void leavesOutWhatWasNotEvaluated() {
    Traced traced = follow("call.stream || call.choices > 5");

    assertThat(traced.parts()).extracting(Traced.Part::text).containsExactly("call.stream");
  }

  @Test
  void showsObjectsByTheirNameOrInAWord() {
    assertThat(follow("size(call.tools) == 1 && call.tools == call.tools").parts())
        .extracting(part -> part.values().get(0))
        .contains("['lookup']");
    assertThat(follow("call.reasoning.?budgetTokens.orValue(0) > 1").parts())
        .extracting(part -> part.text() + " = " + part.values().get(0))
        .contains("call.reasoning.?budgetTokens = 1024");
    assertThat(follow("[call.filtering.input.azure] == [call.filtering.output.azure]")
            .parts())
        .extracting(part -> part.values().get(0))
        .contains("[{hate: 0, self_harm: 2, sexual: 4, violence: 6, prompt_shield: true}]");
  }

  @Test
  void tellsVariablesApartFromWhatReadsThem() {
    Document document = Policies.document("""
        variables:
          many: call.choices > 1
          unused: call.stream
        require:
          - {id: a, that: "!variables.many"}
          - {id: b, that: variables.many}
        """);
    Evaluation evaluation = new Evaluation(CALL, document.variables());
    Trace trace = Trace.of(evaluation);

    boolean a = Policies.rule(document, "a").that().holds(evaluation);
    List<Traced> taken = trace.take();
    boolean b = Policies.rule(document, "b").that().holds(evaluation);

    assertThat(a).isFalse();
    assertThat(b).isTrue();
    assertThat(taken).extracting(Traced::text).containsExactly("!variables.many");
    assertThat(trace.take()).extracting(Traced::text).containsExactly("variables.many");
    assertThat(trace.variables()).containsOnlyKeys("many");
    assertThat(trace.variables().values())
        .extracting(traced -> traced.text() + " = " + traced.value())
        .containsExactly("call.choices > 1 = true");
  }

  @Test
  void keepsWhatWasSeenOfAnExpressionThatFails() {
    Document document =
        Policies.document(Policies.require("call.choices / (call.choices - 2) > 0"));
    Evaluation evaluation = new Evaluation(CALL, document.variables());
    Trace trace = Trace.of(evaluation);

    assertThatThrownBy(() -> Policies.rule(document, "rule").that().holds(evaluation))
        .isInstanceOf(EvaluationException.class);
    Traced traced = trace.take().get(0);
    assertThat(traced.value()).isEqualTo("error: divide by zero");
    assertThat(traced.parts())
        .extracting(part -> part.text() + " = " + part.values().get(0))
        .contains("call.choices - 2 = 0");
  }

  @Test
  void cutsWhatALoopGoesThrough() {
    Traced traced = follow("[1, 2, 3, 4, 5, 6, 7].all(n, n > 0)");

    assertThat(traced.parts())
        .filteredOn(part -> part.text().equals("n > 0"))
        .singleElement()
        .satisfies(part ->
            assertThat(part.values()).containsExactly("true", "true", "true", "true", "true", "…"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call.models.exists(m, m.name.like('gpt-*'))",
        "call.models.exists_one(m, m.name == 'o3')",
        "call.models.filter(m, m.name == 'o3').map(m, m.name) == ['o3']",
        "has(caller.team) ? caller.team.pilot : caller.verified",
        "caller.?team.optMap(t, t.name).orValue('') == 'alpha'",
        "call.tools.all(t, t.kind == 'function' && call.media.exists(x, x.remote))",
        "{'a': call.choices}['a'] == 2",
        "now > timestamp('2026-01-01T00:00:00Z') && 'gpt-4o' in params.approved",
      })
  void comesToWhatADecisionComesTo(String expression) {
    Traced traced = follow(expression);

    assertThat(traced.value()).isEqualTo(Boolean.toString(Policies.holds(expression, CALL)));
    assertThat(traced.parts()).isNotEmpty();
    assertThat(traced.parts()).noneMatch(part -> part.text().contains("@"));
  }

  private static Traced follow(String expression) {
    Document document = Policies.document(Policies.require(expression));
    Evaluation evaluation = new Evaluation(CALL, document.variables());
    Trace trace = Trace.of(evaluation);
    Policies.rule(document, "rule").that().holds(evaluation);
    return trace.take().get(0);
  }
}
