package dev.lictor.dsl.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.Calls;
import dev.lictor.dsl.Policies;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.EvaluationException;
import dev.lictor.policy.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caller.issuer == 'authentication.eu10.hana.ondemand.com'",
        "caller.tenant == 'acme-eu' && caller.instance == 'i-1' && caller.client == 'sb-client'",
        "caller.id == 'authentication.eu10.hana.ondemand.com/acme-eu/i-1'",
        "caller.verified && caller.scopes.contains('read') && !('admin' in caller.scopes)",
        "has(caller.user) && caller.user.endsWith('@acme.example')",
        "caller.?user.orValue('nobody') == 'jo@acme.example'",
        "has(caller.team) && caller.team.name == 'alpha'",
        "has(caller.team) && caller.team.models.contains('cohere--command-a-reasoning')",
        "has(caller.team) && caller.team.monthlyTokens == 1000 && caller.team.pilot",
        "has(caller.team) && caller.team.regions.containsAll(['eu', 'us'])",
        "has(caller.team) && !has(caller.team.costCenter)",
        "caller.?team.?costCenter.orValue('none') == 'none'",
        "caller.?team.optMap(t, t.models).orValue(params.exempt).contains('cohere--command-a-reasoning')",
        "call.kind == 'inference' && call.operation == 'completion' && call.method == 'POST'",
        "call.dialect == 'orchestration.v2' && call.dialect.startsWith('orchestration')",
        "call.path.endsWith('/v2/completion') && call.resourceGroup == 'default' && call.deployment == 'd1'",
        "call.models.size() == 2 && call.models[0].name == 'gpt-4o'",
        "call.models.all(m, m.provider == 'openai' && m.version == 'latest' && m.role == 'primary')",
        "call.models.exists(m, m.name.like('gpt-4*')) && !call.models.exists(m, m.name.like('gpt-4'))",
        "call.models.all(m, m.name.likeAny(params.approved))",
        "call.models.all(m, m.name in params.approved)",
        "call.models.map(m, m.name) == ['gpt-4o', 'gpt-5']",
        "call.models.filter(m, m.name != 'gpt-5').size() == 1",
        "call.models.exists_one(m, m.name == 'gpt-5')",
        "call.models.map(m, m.name).join('+') == 'gpt-4o+gpt-5'",
        "call.references.exists(r, r.kind == 'config_ref' && r.name == 'c-1')",
        "call.bodyBytes == 512 && call.estimatedInputTokens == 400",
        "call.stream && call.maxOutputTokens == 100 && call.choices == 2",
        "call.tools.all(t, t.kind == 'function' && t.name == 'lookup' && t.host == '')",
        "call.media.all(x, x.kind == 'image' && x.remote && x.host == 'files.acme.example' && x.bytes == 0)",
        "call.filtering.input.azure.hate == 0 && call.filtering.input.azure.self_harm == 2",
        "call.filtering.input.azure.sexual == 4 && call.filtering.input.azure.violence == 6",
        "call.filtering.input.azure.prompt_shield && !call.filtering.input.azure.protected_material_code",
        "call.filtering.input.llama_guard.contains('hate') && call.filtering.output.llama_guard.size() == 0",
        "call.filtering.output.azure.hate == 6",
        "call.masking.method == 'pseudonymization' && call.masking.entities.list() == ['profile-email']",
        "call.masking.allowlist == call.masking.allowlist && call.masking.groundingInput && !call.masking.files",
        "call.grounding && !call.translation && call.systemMessages == 2",
        "call.repositories.contains('hr') && !('*' in call.repositories)",
        "has(call.reasoning.budgetTokens) && call.reasoning.budgetTokens == 1024",
        "call.reasoning.?budgetTokens.orValue(0) <= 2000 && call.reasoning.effort == 'high'",
        "has(call.guardrail) && call.guardrail.identifier == 'gr-1a2b' && call.guardrail.version == '3' && call.guardrail.whole",
        "call.?guardrail.optMap(g, g.trace).orValue('') == 'enabled'",
        "call.safetySettings.all(s, s.category.startsWith('HARM_') && s.threshold == 'BLOCK_LOW_AND_ABOVE')",
        "call.serviceTier == 'flex' && call.storedState",
        "call.references.all(r, r.effect == 'configures')",
        "call.models.all(m, m.regions.contains('eu') && m.reasoning && !has(m.tier))",
        "call.models.all(m, m.?tier.orValue('standard') == 'standard')",
        "call.operation in ['completion', 'chat.completions', 'deployments.create', 'unknown']",
        "now.getFullYear() == 2026 && now.getHours('Europe/Berlin') == 10",
        "now < timestamp('2027-01-31T00:00:00Z') && now - timestamp('2026-11-21T09:27:00Z') < params.pause",
        "params.approved.size() == 2 && size(params.approved) == 2 && params.most == 8000 && params.strict",
        "params.approved.list() == ['gpt-4o', 'gpt-5'] && params.region == 'eu' && params.exempt.size() == 0",
        "params.approved.containsAll(params.exempt)",
        "call.path.matches('^/v2/inference/.*$') && call.path.split('/').size() == 7",
        "call.models.map(m, m.name).exists(n, n == 'gpt-5') ? call.stream : false",
        "call.maxOutputTokens / 50 == 2 && double(call.choices) == 2.0 && call.choices < 2.5",
        "string(call.choices) + '/' + call.method.lowerAscii() == '2/post'",
      })
  void seesEveryFieldAndFunction(String expression) {
    assertThat(Policies.holds(
            expression, Calls.situation(Calls.of(Calls.team("alpha")), "gpt-4o", "gpt-5")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call.choices / (call.choices - 2) == 1",
        "call.models[50].name == 'gpt-5'",
        "int(caller.tenant) == 5",
        "call.choices + 9223372036854775807 > 0",
        "call.models.all(a, call.models.all(b, call.models.all(c, call.models.all(d, a.name != 'x'))))",
      })
  void saysAnErrorWithoutTellingTheCall(String expression) {
    String[] models = new String[12];
    java.util.Arrays.fill(models, "secret-model");

    assertThatThrownBy(() -> Policies.holds(expression, Calls.situation(Calls.caller(), models)))
        .isInstanceOf(EvaluationException.class)
        .hasMessageStartingWith("require[0].that: ")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("acme");
  }

  @Test
  void evaluatesAVariableOnceAndOnlyIfAsked() {
    Document document = Policies.document("variables:\n"
        + "  broken: call.choices / 0 == 1\n"
        + "  big: params.most > 100 && call.stream\n"
        + Policies.require("variables.big || variables.broken"));
    Evaluation evaluation =
        new Evaluation(Calls.situation(Calls.caller(), "gpt-5"), document.variables());

    assertThat(Policies.rule(document, "rule").that().holds(evaluation)).isTrue();
    assertThat(evaluation.remembered(1)).isNull();
    assertThat(evaluation.remembered(2)).isEqualTo(true);
  }

  @Test
  void remembersTheErrorOfAVariable() {
    Document document = Policies.document("variables:\n"
        + "  broken: call.choices / (call.choices - 2) == 1\n"
        + "  leaning: variables.broken && call.stream\n"
        + Policies.require("variables.leaning"));
    Rule rule = Policies.rule(document, "rule");
    Evaluation evaluation =
        new Evaluation(Calls.situation(Calls.caller(), "gpt-5"), document.variables());

    assertThatThrownBy(() -> rule.that().holds(evaluation)).hasMessageContaining("divide by zero");
    Object remembered = evaluation.remembered(1);
    assertThatThrownBy(() -> rule.that().holds(evaluation)).hasMessageContaining("divide by zero");
    assertThat(evaluation.remembered(1)).isNotNull().isSameAs(remembered);
  }

  @Test
  void absorbsAnErrorThatCannotChangeTheAnswer() {
    assertThat(Policies.holds(
            "call.choices / (call.choices - 2) == 1 || call.stream",
            Calls.situation(Calls.caller(), "gpt-5")))
        .isTrue();
  }
}
