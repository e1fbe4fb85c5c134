package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GovernanceProxyTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return GovernanceProxy.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--nope", "--demo --port x", "--demo --port 70000", "--tour"})
  void saysInOneLineWhatIsWrongWithTheUsage(String line) {
    int code = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("governance-proxy: ")
        .hasLineCount(1);
    assertThat(out.size()).isZero();
  }

  @Test
  void failsInOneLineIfAPortIsTaken(@TempDir Path directory) throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      int code = run(
          "--demo",
          "--port",
          "" + taken.getLocalPort(),
          "--simulator-port",
          "0",
          "--management-port",
          "0",
          "--keys-dir",
          directory.toString());

      assertThat(code).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("" + taken.getLocalPort());
    }
  }

  @Test
  void tellsEveryFindingOfASettingsFileWithItsPlace(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("proxy.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity: {xsuaa: {jwksUri: "http://elsewhere.example/keys", audiences: [a]}}
          policies: nowhere.yaml
          models: nowhere.yaml
        proxy:
          upstream: {url: "ftp://x"}
          listen: {port: 99999, hsot: x}
        """);

    int code = run("--config", file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("proxy.yaml:9:18", "at most 65535", "99999")
        .contains("proxy.yaml:9:25", "hsot", "host");
    assertThat(out.size()).isZero();
  }

  @Test
  void tellsWhichTenantIsNone(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("proxy.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity: {xsuaa: {domain: a.example, audiences: [a], tenants: [not-a-uuid]}}
          policies: nowhere.yaml
          models: nowhere.yaml
        proxy:
          upstream: {url: "https://x.example"}
        """);

    int code = run("--config", file.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error[")
        .contains("proxy.yaml:4:", "a UUID, found `not-a-uuid`")
        .doesNotContain("Exception");
  }

  @Test
  void startsTheDemoFromASettingsFileAndPlaysTheTour(@TempDir Path directory) throws Exception {
    CommandLineOptions options = new CommandLineOptions();
    options.demo = true;
    options.keysDir = directory;
    try (Demo demo = Demo.start(options)) {
      boolean played = new Tour(demo, new PrintStream(out, true, StandardCharsets.UTF_8)).play();

      assertThat(played).isTrue();
      assertThat(demo.ready()).startsWith("ready proxy=http://127.0.0.1:");
      assertThat(directory.resolve("proxy.yaml")).exists();
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence(
            "In another resource group",
            "\n200 ",
            "orchestration v1",
            "\n200 ",
            "Another model is refused",
            "\n403 ",
            "orchestration v2",
            "\n200 ",
            "v2's own words",
            "\n403 ",
            "Without a token",
            "\n401 ",
            "no team owns",
            "\n403 ",
            "known-team",
            "RBAC: access denied",
            "Team beta runs out",
            "\n429 ",
            "What was used",
            "\n200 ");
  }
}
