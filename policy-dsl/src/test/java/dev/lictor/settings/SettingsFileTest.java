package dev.lictor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.Limits;
import dev.lictor.Paths;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  private static final String ENGINE = """
      apiVersion: lictor.dev/v1
      kind: Settings
      engine:
        basePath: /genai
        identity:
          xsuaa:
            jwksUri: http://127.0.0.1:8081/token_keys
            issuer: simulator
            audiences: [aicore!b164]
            tenants: [11111111-2222-4333-8444-555555555555]
            instances: {22222222-2222-4333-8444-555555555555: [i-1, i-2]}
            boundTokens: require
        policies: [policies/, extra.yaml]
        teams: teams.yaml
        models: ../models.yaml
        store: {memory: {}}
        limits: {maxBody: 1MiB, hold: 250ms, drainBytes: 5}
      """;

  /** What a host adds: its own part of the file, with its own schema. */
  private static final Section PROXY = Section.of("proxy", """
      {
        "type": "object",
        "required": ["upstream"],
        "additionalProperties": false,
        "properties": {
          "upstream": {"$ref": "#/$defs/upstream"},
          "timeout": {"title": "a duration", "type": "string"},
          "port": {"title": "a port", "type": "integer", "minimum": 0, "maximum": 65535}
        },
        "$defs": {
          "upstream": {
            "type": "object",
            "required": ["url"],
            "additionalProperties": false,
            "properties": {"url": {"type": "string"}, "trust": {"type": "string"}}
          }
        }
      }
      """);

  @TempDir
  private Path directory;

  @Test
  void readsTheEnginesPart() throws Exception {
    EngineSettings engine = EngineSettings.from(SettingsFile.read(file(ENGINE)));

    assertThat(engine.basePath()).isEqualTo("/genai");
    assertThat(engine.identity())
        .isEqualTo(new IdentitySettings.Xsuaa(
            Optional.empty(),
            Optional.of(URI.create("http://127.0.0.1:8081/token_keys")),
            "simulator",
            List.of("aicore!b164"),
            List.of("11111111-2222-4333-8444-555555555555"),
            Map.of("22222222-2222-4333-8444-555555555555", List.of("i-1", "i-2")),
            false,
            true));
    assertThat(engine.policies())
        .containsExactly(directory.resolve("policies"), directory.resolve("extra.yaml"));
    assertThat(engine.teams()).contains(directory.resolve("teams.yaml"));
    assertThat(engine.models()).isEqualTo(directory.resolveSibling("models.yaml"));
    assertThat(engine.limits().maxBodyBytes()).isEqualTo(1 << 20);
    assertThat(engine.limits().hold()).isEqualTo(Duration.ofMillis(250));
    assertThat(engine.limits().drainBytes()).isEqualTo(5);
    assertThat(engine.limits().admit()).isEqualTo(Limits.DEFAULT.admit());
  }

  @Test
  void readsAPeerThatIsBelieved() throws Exception {
    String text = ENGINE.replaceAll(
        "(?s)    xsuaa:.*  policies:",
        "    trustUpstream: {issuer: gateway, peer: {loopback: true, certificates: [abc],"
            + " secret: {header: x-gateway, file: secret.txt}}}\n  policies:");

    assertThat(EngineSettings.from(SettingsFile.read(file(text))).identity())
        .isEqualTo(new IdentitySettings.Upstream(
            "gateway",
            true,
            Set.of("abc"),
            Optional.of(
                new IdentitySettings.Secret("x-gateway", directory.resolve("secret.txt")))));
  }

  @Test
  void asksTheControlPlaneAsTheCallerUnlessSaid() throws Exception {
    assertThat(controlPlane("")).isEqualTo(new ControlPlaneSettings.AsCaller());
    assertThat(controlPlane("  controlPlane: caller\n"))
        .isEqualTo(new ControlPlaneSettings.AsCaller());
    assertThat(controlPlane("  controlPlane: off\n")).isEqualTo(new ControlPlaneSettings.Off());
    Path key = Files.writeString(directory.resolve("gateway.json"), "{}");
    assertThat(controlPlane("  controlPlane: {service: {keyFile: gateway.json}}\n"))
        .isEqualTo(new ControlPlaneSettings.AsService(key));
    assertThatThrownBy(() -> controlPlane("  controlPlane: {service: {keyFile: nowhere.json}}\n"))
        .hasMessageContaining("expected a file that can be read, found none at")
        .hasMessageContaining("(engine.controlPlane.service.keyFile)");
  }

  @Test
  void asksNoControlPlaneBehindNativePaths() throws Exception {
    EngineSettings engine =
        EngineSettings.from(SettingsFile.read(file(ENGINE + "  paths: native\n")));

    assertThat(engine.paths()).isEqualTo(Paths.NATIVE);
    assertThat(engine.controlPlane()).isEqualTo(new ControlPlaneSettings.Off());
  }

  @Test
  void watchesItsFilesEveryTwoSecondsUnlessSaid() throws Exception {
    assertThat(reload("")).contains(ReloadSettings.DEFAULT);
    assertThat(reload("  reload: off\n")).isEmpty();
    assertThat(reload("  reload: {every: 500ms}\n"))
        .contains(new ReloadSettings(Duration.ofMillis(500), Duration.ofMillis(500)));
    assertThat(reload("  reload: {every: 5s, quiet: 1m}\n"))
        .contains(new ReloadSettings(Duration.ofSeconds(5), Duration.ofMinutes(1)));
    assertThatThrownBy(() -> reload("  reload: {every: 5ms}\n"))
        .hasMessageContaining("reload: every must be from 10ms to 1h, found 5ms")
        .hasMessageContaining("(engine.reload)");
    assertThatThrownBy(() -> reload("  reload: on\n"))
        .hasMessageContaining("expected `off` or a mapping of `every` and `quiet`");
  }

  private Optional<ReloadSettings> reload(String said) throws Exception {
    return EngineSettings.from(SettingsFile.read(file(ENGINE + said))).reload();
  }

  private ControlPlaneSettings controlPlane(String said) throws Exception {
    EngineSettings engine = EngineSettings.from(SettingsFile.read(file(ENGINE + said)));
    assertThat(engine.paths()).isEqualTo(Paths.AI_CORE);
    return engine.controlPlane();
  }

  @Test
  void letsAHostReadItsOwnPartOfTheSameFile() throws Exception {
    SettingsFile file = SettingsFile.read(
        file(ENGINE
            + "proxy:\n  upstream: {url: 'https://api.example', trust: ca.pem}\n  port: 8080\n"),
        PROXY);

    SettingsNode proxy = file.section("proxy");

    assertThat(proxy.at("upstream").at("url").uri()).contains(URI.create("https://api.example"));
    assertThat(proxy.at("upstream").at("trust").path()).contains(directory.resolve("ca.pem"));
    assertThat(proxy.at("port").number()).contains(8080L);
    assertThat(proxy.at("timeout").duration()).isEmpty();
    assertThat(proxy.at("timeout").isPresent()).isFalse();
    file.check();
  }

  @Test
  void tellsAHostWhatIsWrongWithItsPartAtItsPlace() throws Exception {
    Path wrong = file(ENGINE + "proxy:\n  upstream: {ulr: x}\n  port: 99999\n");

    assertThatThrownBy(() -> SettingsFile.read(wrong, PROXY))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("settings.yaml:19:14  (proxy.upstream)")
        .hasMessageContaining("did you mean `url`?")
        .hasMessageContaining("expected at most 65535, found `99999`");
    assertThatThrownBy(() -> SettingsFile.read(wrong))
        .hasMessageContaining("there is no key `proxy` here");
  }

  @Test
  void collectsWhatAHostRefuses() throws Exception {
    SettingsFile file = SettingsFile.read(
        file(ENGINE + "proxy:\n  upstream: {url: nowhere}\n  timeout: 5 minutes\n"), PROXY);
    SettingsNode proxy = file.section("proxy");

    assertThat(proxy.at("upstream").at("url").uri()).isEmpty();
    assertThat(proxy.at("timeout").duration()).isEmpty();
    proxy.at("port").refuse("a port is needed here", "");

    assertThatThrownBy(file::check)
        .hasMessageContaining("expected an address such as https://host/path, found `nowhere`")
        .hasMessageContaining("settings.yaml:20:12  (proxy.timeout)")
        .hasMessageContaining("proxy.port: a port is needed here");
  }

  @Test
  void loadsEveryFileAndTellsTheFindingsOfAll() throws Exception {
    String text =
        ENGINE.replace("[policies/, extra.yaml]", "p.yaml").replace("../models", "models");
    EngineSettings engine = EngineSettings.from(SettingsFile.read(file(text)));
    Files.writeString(
        directory.resolve("p.yaml"),
        "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: p}\nmatch: caller.team.name == 'x'\n");
    Files.writeString(
        directory.resolve("models.yaml"), "apiVersion: lictor.dev/v1\nkind: Models\nmodles: []\n");
    Files.writeString(
        directory.resolve("teams.yaml"), "apiVersion: lictor.dev/v1\nkind: Teams\nteems: []\n");

    assertThatThrownBy(engine::load)
        .hasMessageContaining("error[L0050]: there is no key `teems` here")
        .hasMessageContaining("error[L0050]: there is no key `modles` here");

    Files.writeString(
        directory.resolve("teams.yaml"), "apiVersion: lictor.dev/v1\nkind: Teams\nteams: []\n");
    Files.writeString(
        directory.resolve("models.yaml"), "apiVersion: lictor.dev/v1\nkind: Models\nmodels: []\n");
    assertThatThrownBy(engine::load).hasMessageContaining("error[L0201]");

    Files.writeString(
        directory.resolve("p.yaml"),
        "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: p}\n");
    assertThat(engine.load().policies().documents()).hasSize(1);
    assertThat(engine.load().teams()).isPresent();
    assertThat(engine.load().warnings()).isEmpty();
  }

  @Test
  void warnsOfTeamsThatNoCallerCanHaveAndOfWhatPoliciesGetWrong() throws Exception {
    String text =
        ENGINE.replace("[policies/, extra.yaml]", "p.yaml").replace("../models", "models");
    EngineSettings engine = EngineSettings.from(SettingsFile.read(file(text)));
    Files.writeString(directory.resolve("p.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Policy
        metadata: {name: p}
        budgets:
          - {id: b, unit: tokens, limit: 5, window: day}
        """);
    Files.writeString(
        directory.resolve("models.yaml"), "apiVersion: lictor.dev/v1\nkind: Models\nmodels: []\n");
    Files.writeString(directory.resolve("teams.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Teams
        tenant: acme-eu
        teams:
          - {name: alpha, instance: i-1, issuer: simulator}
          - {name: beta, instance: i-2, issuer: simulater}
        """);

    assertThat(engine.load().warnings())
        .extracting(warning -> warning.severity() + " " + warning.code() + " " + warning.message())
        .containsExactly(
            "WARNING L0307 the budget `b` counts tokens, but nobody can tell them of job and opaque calls:"
                + " these will be refused",
            "WARNING L0403 no caller has the issuer `simulater`, so its teams have no callers");
  }

  @Test
  void typesPoliciesByWhatTheModelCatalogueDeclares() throws Exception {
    String text =
        ENGINE.replace("[policies/, extra.yaml]", "p.yaml").replace("../models", "models");
    EngineSettings engine = EngineSettings.from(SettingsFile.read(file(text)));
    Files.writeString(directory.resolve("p.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Policy
        metadata: {name: p}
        on: inference
        require:
          - {id: eu, that: "call.models.all(m, m.regions.contains('eu'))"}
        """);
    Files.writeString(
        directory.resolve("teams.yaml"), "apiVersion: lictor.dev/v1\nkind: Teams\nteams: []\n");
    Files.writeString(
        directory.resolve("models.yaml"),
        "apiVersion: lictor.dev/v1\nkind: Models\nattributes: {regions: set<string>}\nmodels: []\n");

    assertThat(engine.load().policies().documents()).hasSize(1);

    Files.writeString(
        directory.resolve("models.yaml"), "apiVersion: lictor.dev/v1\nkind: Models\nmodels: []\n");
    assertThatThrownBy(engine::load).hasMessageContaining("model has no field `regions`");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("settings.yaml"), text);
  }
}
