package dev.lictor.example.proxy;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.SimulatorConfig;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.identity.XsuaaIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A simulated AI Core with two teams and an outsider, and the proxy before it. Thread-safe. */
final class Demo implements AutoCloseable {

  private static final String ISSUER = "simulator";

  private final Simulator simulator;
  private final RunningGateway gateway;
  private final Path keys;

  private Demo(Simulator simulator, RunningGateway gateway, Path keys) {
    this.simulator = simulator;
    this.gateway = gateway;
    this.keys = keys;
  }

  static Demo start(CommandLineOptions options) throws IOException, DiagnosticException {
    SimulatorClient alpha = SimulatorClient.consumer("team-alpha");
    SimulatorClient beta = SimulatorClient.consumer("team-beta", alpha.zid());
    SimulatorClient outsider = SimulatorClient.consumer("outsider", alpha.zid());
    Path keys = options.keysDir;
    Files.createDirectories(keys);
    Path teams = keys.resolve("teams.yaml");
    Files.writeString(teams, teams(alpha, beta));
    copy("demo.yaml", keys);
    copy("models.yaml", keys);

    Simulator simulator =
        Simulator.start(SimulatorConfig.of(alpha, beta, outsider).port(options.simulatorPort));
    try {
      Path file = keys.resolve("proxy.yaml");
      Files.writeString(file, settings(options, simulator, alpha));
      RunningGateway gateway = RunningGateway.start(ProxyFile.read(file));
      Demo demo = new Demo(simulator, gateway, keys);
      for (SimulatorClient client : List.of(alpha, beta, outsider)) {
        Files.writeString(
            keys.resolve(client.name() + ".json"), simulator.serviceKey(client, demo.url()));
      }
      return demo;
    } catch (IOException | DiagnosticException | RuntimeException failure) {
      simulator.close();
      throw failure;
    }
  }

  /** Returns the settings as an operator would write them for this AI Core. */
  private static String settings(
      CommandLineOptions options, Simulator simulator, SimulatorClient consumer) {
    return """
        apiVersion: lictor.dev/v1
        kind: Settings

        engine:
          identity:
            xsuaa:
              jwksUri: %s/token_keys
              issuer: %s
              audiences: ["%s"]
              tenants: [%s]
          policies: demo.yaml
          teams: teams.yaml
          models: models.yaml

        proxy:
          upstream: {url: "%s"}
          listen: {port: %d}
          management: {port: %d}
        """.formatted(
            simulator.url(),
            ISSUER,
            XsuaaIdentity.audienceOf(consumer.clientId()),
            consumer.zid(),
            simulator.url(),
            options.port,
            options.managementPort);
  }

  private static String teams(SimulatorClient alpha, SimulatorClient beta) {
    return """
        apiVersion: lictor.dev/v1
        kind: Teams
        issuer: %s
        tenant: %s

        teams:
          - name: alpha
            instance: %s
          - name: beta
            instance: %s
        """.formatted(ISSUER, alpha.zid(), alpha.serviceInstanceId(), beta.serviceInstanceId());
  }

  private static void copy(String name, Path directory) throws IOException {
    try (InputStream packaged = Demo.class.getResourceAsStream("policies/" + name)) {
      if (packaged == null) {
        throw new IOException("the jar lacks policies/" + name);
      }
      Files.write(directory.resolve(name), packaged.readAllBytes());
    }
  }

  Simulator simulator() {
    return simulator;
  }

  String url() {
    return gateway.proxy().url().toString();
  }

  String managementUrl() {
    return gateway.managementUrl();
  }

  Path keys() {
    return keys;
  }

  /** Returns the line that tells where everything is. */
  String ready() {
    return "ready proxy=" + url() + " simulator=" + simulator.url() + " management="
        + managementUrl() + " keys=" + keys;
  }

  @Override
  public void close() {
    gateway.close();
    simulator.close();
  }
}
