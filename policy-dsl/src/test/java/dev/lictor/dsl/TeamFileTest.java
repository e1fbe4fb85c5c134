package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamFileTest {

  private static final String HEAD = """
      apiVersion: lictor.dev/v1
      kind: Teams
      issuer: uaa.example
      tenant: t-1
      attributes:
        monthlyTokens: int
        costCenter: {type: string, optional: true}
        regions: set<string>
      teams:
      """;
  private static final String ALPHA =
      "  - {name: alpha, instances: [i-1, i-2], models: [gpt-5], monthlyTokens: 1000, regions: [eu]}\n";

  @TempDir
  private Path directory;

  @Test
  void findsATeamByIssuerTenantAndInstanceTogether() throws Exception {
    TeamFile teams = load(
        HEAD + ALPHA
            + "  - {name: beta, issuer: other.example, tenant: t-2, instance: i-1, monthlyTokens: 5, regions: [], costCenter: c}\n");

    Team alpha = find(teams, "uaa.example", "t-1", "i-2").orElseThrow();
    assertThat(alpha.name()).isEqualTo("alpha");
    assertThat(alpha.models()).containsExactly("gpt-5");
    assertThat(alpha.attributes())
        .containsEntry("monthlyTokens", 1000L)
        .containsEntry("regions", Set.of("eu"))
        .hasSize(2);
    assertThat(find(teams, "other.example", "t-2", "i-1").map(Team::name)).contains("beta");
    assertThat(find(teams, "uaa.example", "t-2", "i-1")).isEmpty();
    assertThat(find(teams, "other.example", "t-1", "i-1")).isEmpty();
    assertThat(find(teams, "uaa.example", "t-1", "i-3")).isEmpty();
    assertThat(teams.size()).isEqualTo(3);
  }

  @Test
  void givesItsAttributesToPolicies() throws Exception {
    TeamFile teams = load(HEAD + ALPHA);
    Path policy = Files.writeString(directory.resolve("policy.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Policy
        metadata: {name: p}
        match: has(caller.team) && caller.team.monthlyTokens > 5 && caller.team.regions.contains('eu')
        """);

    assertThat(PolicyFiles.withTeam(teams.attributes())
            .load(java.util.List.of(policy))
            .documents())
        .hasSize(1);
    assertThatThrownBy(() -> PolicyFiles.withoutAttributes().load(java.util.List.of(policy)))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("team has no field `monthlyTokens`");
  }

  @Test
  void staysAsItWasReadWhateverBecomesOfTheFile() throws Exception {
    TeamFile teams = load(HEAD + ALPHA);

    TeamFile next = load(HEAD + ALPHA.replace("i-2", "i-9"));

    assertThat(find(teams, "uaa.example", "t-1", "i-2")).isPresent();
    assertThat(find(next, "uaa.example", "t-1", "i-2")).isEmpty();
    assertThat(find(next, "uaa.example", "t-1", "i-9")).isPresent();
    assertThat(next.version()).matches("[0-9a-f]{16}").isNotEqualTo(teams.version());
  }

  private TeamFile load(String text) throws IOException, DiagnosticException {
    return TeamFile.load(Files.writeString(directory.resolve("teams.yaml"), text));
  }

  private static Optional<Team> find(
      TeamFile teams, String issuer, String tenant, String instance) {
    Caller caller = new Caller(
        issuer, tenant, instance, "c", Optional.empty(), Set.of(), true, Optional.empty());
    return teams.find(caller).toCompletableFuture().join();
  }
}
