package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
  void playsTheTour(@TempDir Path directory) {
    int code = run(
        "--demo",
        "--port",
        "0",
        "--simulator-port",
        "0",
        "--management-port",
        "0",
        "--keys-dir",
        directory.toString(),
        "--tour");

    String told = out.toString(StandardCharsets.UTF_8);
    assertThat(told).startsWith("ready proxy=http://127.0.0.1:");
    assertThat(told)
        .containsSubsequence(
            "An approved model passes",
            "\n200 ",
            "Another model is refused",
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
    assertThat(code).isZero();
  }
}
