package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain text                          | plain text",
        "Model '{call.models.map(m, m.name)}'| Model 'gpt-4o, gpt-5'",
        "{call.models[0].name}, {call.choices} | gpt-4o, 2",
        "{caller.team.name}!                 | (none)!",
        "{{{caller.tenant}} is {{braced}     | {acme-eu} is {braced}",
        "{params.approved} {caller.scopes}   | gpt-4o, gpt-5 read, write",
        "{call.media.filter(x, !x.remote).map(x, x.host)} | (none)",
        "{call.choices / (call.choices - 2)} | (none)",
        "{'}' + \"{\" + caller.instance}     | }{i-1",
        "{{\"a\": caller.tenant}}            | {\"a\": caller.tenant}}",
        "{ {'a': caller.tenant}['a'] }       | acme-eu",
        "{call.stream} {params.pause} {now}  | true PT5M 2026-11-21T09:30:00Z",
      })
  void fillsItsHolesAndNeverFails(String template, String expected) {
    Document document = Policies.document(
        Policies.require("call.stream") + "    message: >-\n      " + template + '\n');

    assertThat(said(document, Calls.situation(Calls.caller(), "gpt-4o", "gpt-5")))
        .isEqualTo(expected);
  }

  @Test
  void namesTheRuleWhereNothingIsSaid() {
    Document document = Policies.document(Policies.require("call.stream"));

    assertThat(said(document, Calls.situation(Calls.caller(), "gpt-5")))
        .isEqualTo("Refused by rule 'rule' of policy 'test'");
  }

  @Test
  void cutsWhatACallerMadeVeryLong() {
    Document document = Policies.document(
        Policies.require("call.stream") + "    message: '{call.models[0].name}'\n");

    assertThat(said(document, Calls.situation(Calls.caller(), "x".repeat(5000))))
        .hasSize(1001);
  }

  @Test
  void givesDetailsAsPlainValues() {
    Document document = Policies.document(
        Policies.require("caller.verified")
            + "    details: {allowed: params.approved, models: 'call.models.map(m, m.name)', most: params.most, team: caller.team.name, ok: call.stream}\n");
    Rule rule = Policies.rule(document, "rule");
    Evaluation evaluation =
        new Evaluation(Calls.situation(Calls.caller(), "z", "a"), document.variables());

    Map<String, Object> details = new TreeMap<>();
    rule.refusal().details().forEach((name, value) -> details.put(name, value.value(evaluation)));

    assertThat(details)
        .containsEntry("allowed", List.of("gpt-4o", "gpt-5"))
        .containsEntry("models", List.of("z", "a"))
        .containsEntry("most", 8000L)
        .containsEntry("team", "(none)")
        .containsEntry("ok", true);
    assertThat(rule.reach()).isEqualTo(Reach.BODY);
  }

  private static String said(Document document, Situation situation) {
    return Policies.rule(document, "rule")
        .refusal()
        .message()
        .value(new Evaluation(situation, document.variables()));
  }
}
