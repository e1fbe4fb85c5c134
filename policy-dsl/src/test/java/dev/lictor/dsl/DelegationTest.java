package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.identity.Caller;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Document;
import dev.lictor.policy.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelegationTest {

  private static final String ALPHA = "has(caller.team) && caller.team.name == 'alpha'";
  private static final String HEAD = """
      apiVersion: lictor.dev/v1
      kind: Policy
      metadata: {name: %s}
      on: inference
      """;

  @TempDir
  private Path folder;

  private Path platform;
  private Path teams;

  @BeforeEach
  void makeFolders() throws IOException {
    platform = Files.createDirectory(folder.resolve("platform"));
    teams = Files.createDirectory(folder.resolve("alpha"));
    Files.writeString(platform.resolve("shared.yaml"), HEAD.formatted("shared"));
  }

  @Test
  void itsRulesAreAboutTheCallsOfItsConditionOnly() throws Exception {
    delegate("deny: [{id: no-streams, when: call.stream, message: 'Not {caller.team.name}'}]");

    assertThat(refusals(Calls.of(Calls.team("alpha")))).containsExactly("alpha/own: no-streams");
    assertThat(refusals(Calls.of(Calls.team("beta")))).isEmpty();
    assertThat(refusals(Calls.caller())).isEmpty();
  }

  @Test
  void itNeverGoverns() throws Exception {
    delegate("");
    Files.writeString(
        platform.resolve("shared.yaml"), HEAD.formatted("shared") + "match: 'false'\n");

    assertThat(refusals(Calls.of(Calls.team("alpha")))).containsExactly(": ungoverned");
  }

  @Test
  void itsNamesAndBooksAreItsOwn() throws Exception {
    String budget = "budgets: [{id: day, unit: tokens, limit: 9, window: day}]\n";
    Files.writeString(platform.resolve("shared.yaml"), HEAD.formatted("shared") + budget);
    Files.writeString(teams.resolve("own.yaml"), HEAD.formatted("shared") + budget);

    Decision decision =
        load().policy().decide(Calls.situation(Calls.of(Calls.team("alpha")), "gpt-4o"));

    assertThat(((Decision.Permit) decision).claims())
        .extracting(BudgetClaim::key)
        .extracting(key -> key.document())
        .containsExactly("alpha/shared", "shared");
  }

  @Test
  void anErrorInItRefusesItsCallsAndNoOthers() throws Exception {
    delegate("deny: [{id: typo, when: call.straem}]");
    Files.writeString(teams.resolve("good.yaml"), HEAD.formatted("good"));

    PolicyFiles.Compiled compiled = load();

    assertThat(refusals(Calls.of(Calls.team("alpha")))).containsExactly("alpha: policy_error");
    assertThat(refusals(Calls.of(Calls.team("beta")))).isEmpty();
    assertThat(compiled.warnings())
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder("L0102", "L0313");
    assertThat(compiled.documents()).extracting(Document::name).containsExactly("shared", "alpha");
  }

  @Test
  void anErrorInItsConditionIsThePlatforms() {
    assertThatThrownBy(() -> load("caller.team.name == 'alpha'"))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("error[L0201]");
    assertThatThrownBy(() -> load("call.stream")).hasMessageContaining("error[L0110]");
    assertThatThrownBy(() -> load("caller.tenant")).hasMessageContaining("error[L0105]");
  }

  @Test
  void twoOfOneNameAreAnError() {
    PolicyFiles files = PolicyFiles.withTeam(Policies.TEAM)
        .delegating(
            List.of(Delegation.of("alpha", teams, ALPHA), Delegation.of("alpha", teams, ALPHA)));

    assertThatThrownBy(() -> files.load(List.of(platform))).hasMessageContaining("error[L0302]");
  }

  @Test
  void anotherConditionIsAnotherVersion() throws Exception {
    delegate("");

    assertThat(load().version()).isNotEqualTo(load("caller.tenant == 'a'").version());
  }

  private void delegate(String body) throws IOException {
    Files.writeString(teams.resolve("own.yaml"), HEAD.formatted("own") + body);
  }

  private List<String> refusals(Caller caller) throws DiagnosticException {
    Decision decision = load().policy().decide(Calls.situation(caller, "gpt-4o"));
    return decision instanceof Decision.Refuse no
        ? no.reasons().stream().map(DelegationTest::text).toList()
        : List.of();
  }

  private static String text(Reason reason) {
    return reason.document() + ": " + reason.id();
  }

  private PolicyFiles.Compiled load() throws DiagnosticException {
    return load(ALPHA);
  }

  private PolicyFiles.Compiled load(String where) throws DiagnosticException {
    return PolicyFiles.withTeam(Policies.TEAM)
        .delegating(List.of(Delegation.of("alpha", teams, where)))
        .load(List.of(platform));
  }
}
