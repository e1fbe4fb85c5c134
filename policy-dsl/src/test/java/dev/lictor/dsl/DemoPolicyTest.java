package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.budget.Unit;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Situation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoPolicyTest {

  private static final Path EXAMPLES = Path.of("../examples/policies");

  @Test
  void refusesAModelThatIsNotInTheAllowlist() throws Exception {
    Document document = demo();
    Rule approved = Policies.rule(document, "approved-models");
    Situation refused =
        Calls.situation(Calls.of(Calls.team("alpha")), "anthropic--claude-3-5-sonnet");
    Evaluation evaluation = new Evaluation(refused, document.variables());

    assertThat(approved.that().holds(evaluation)).isFalse();
    assertThat(approved.refusal().status()).isEqualTo(403);
    assertThat(approved.refusal().message().value(evaluation))
        .isEqualTo("Model 'anthropic--claude-3-5-sonnet' is not in the allowlist");
    Map<String, Object> details = new HashMap<>();
    approved
        .refusal()
        .details()
        .forEach((name, value) -> details.put(name, value.value(evaluation)));
    assertThat(details).isEqualTo(Map.of("allowed", List.of("gpt-4o", "gpt-4o-mini", "gpt-5")));
    assertThat(
            Policies.holds(document, approved, Calls.situation(Calls.caller(), "gpt-4o", "gpt-5")))
        .isTrue();
  }

  @Test
  void refusesAnUnknownInstanceByItsHeadAlone() throws Exception {
    Document document = demo();
    Rule known = Policies.rule(document, "known-team");

    assertThat(known.reach()).isEqualTo(Reach.HEAD);
    assertThat(Policies.holds(document, known, Calls.headOnly(Calls.caller()))).isFalse();
    assertThat(Policies.holds(document, known, Calls.headOnly(Calls.of(Calls.team("beta")))))
        .isTrue();
    assertThat(known
            .refusal()
            .message()
            .value(new Evaluation(Calls.headOnly(Calls.caller()), document.variables())))
        .isEqualTo("No team is registered for service instance i-1");
  }

  @Test
  void countsTheDayOfTeamBetaOnly() throws Exception {
    Document document = demo();
    BudgetRule budget = document.budgets().get(0);
    Evaluation beta = new Evaluation(
        Calls.situation(Calls.of(Calls.team("beta")), "gpt-5"), document.variables());
    Evaluation alpha = new Evaluation(
        Calls.situation(Calls.of(Calls.team("alpha")), "gpt-5"), document.variables());

    assertThat(budget.id()).isEqualTo("beta-day");
    assertThat(budget.unit()).isEqualTo(Unit.TOKENS);
    assertThat(budget.leansOn()).containsExactly("known-team");
    assertThat(budget.when().holds(beta)).isTrue();
    assertThat(budget.when().holds(alpha)).isFalse();
    assertThat(budget.limit().value(beta)).isEqualTo(500);
    assertThat(budget.per().get(0).value(beta)).isEqualTo("beta");
  }

  @Test
  void readsTheDirectoriesBesideIt() throws Exception {
    assertThat(demo().name()).isEqualTo("shared-genai");
    assertThat(ModelFile.load(EXAMPLES.resolve("models.yaml")).size()).isGreaterThan(25);
    assertThat(TeamFile.load(EXAMPLES.resolve("teams.yaml")).size()).isEqualTo(3);
  }

  private static Document demo() throws Exception {
    return PolicyFiles.withoutAttributes()
        .load(List.of(EXAMPLES.resolve("demo.yaml")))
        .documents()
        .get(0);
  }
}
