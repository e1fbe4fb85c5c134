package dev.lictor.example.proxy;

import dev.lictor.Lictor;
import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.SimulatorConfig;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.identity.XsuaaIdentity;
import dev.lictor.policy.Policy;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A simulated AI Core with two teams and an outsider, and the proxy before it. Thread-safe. */
final class Demo implements AutoCloseable {

  private static final String ISSUER = "simulator";

  private final Simulator simulator;
  private final XsuaaIdentity identity;
  private final RunningGateway gateway;
  private final Path keys;

  private Demo(Simulator simulator, XsuaaIdentity identity, RunningGateway gateway, Path keys) {
    this.simulator = simulator;
    this.identity = identity;
    this.gateway = gateway;
    this.keys = keys;
  }

  static Demo start(CommandLineOptions options) throws IOException, DiagnosticException {
    SimulatorClient alpha = SimulatorClient.consumer("team-alpha");
    SimulatorClient beta = SimulatorClient.consumer("team-beta", alpha.zid());
    SimulatorClient outsider = SimulatorClient.consumer("outsider", alpha.zid());
    Path keys = Files.createDirectories(options.keysDir);
    Path teams = keys.resolve("teams.yaml");
    Files.writeString(teams, teams(alpha, beta));
    TeamFile directory = TeamFile.load(teams);
    ModelFile models = ModelFile.load(copied("models.yaml", keys));
    PolicyFiles.Compiled compiled =
        PolicyFiles.withTeam(directory.attributes()).load(List.of(copied("demo.yaml", keys)));

    Simulator simulator =
        Simulator.start(SimulatorConfig.of(alpha, beta, outsider).port(options.simulatorPort));
    try {
      XsuaaIdentity identity = XsuaaIdentity.withKeysAt(
              URI.create(simulator.url() + "/token_keys"), ISSUER)
          .audiences(XsuaaIdentity.audienceOf(alpha.clientId()))
          .tenants(alpha.zid())
          .build();
      UsageStore store = new InMemoryUsageStore();
      ModelUsage usage = new ModelUsage();
      Lictor lictor = Lictor.builder(Policy.of(compiled.documents(), compiled.version()))
          .identity(identity)
          .teams(directory)
          .models(models)
          .usageStore(store)
          .listener(usage)
          .build();
      RunningGateway gateway =
          RunningGateway.start(settings(options, simulator), lictor, store, usage);
      Demo demo = new Demo(simulator, identity, gateway, keys);
      for (SimulatorClient client : List.of(alpha, beta, outsider)) {
        Files.writeString(
            keys.resolve(client.name() + ".json"), simulator.serviceKey(client, demo.url()));
      }
      return demo;
    } catch (IOException | RuntimeException failure) {
      simulator.close();
      throw failure;
    }
  }

  private static ProxySettings settings(CommandLineOptions options, Simulator simulator) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new ProxySettings(
        new Upstream(URI.create(simulator.url()), Optional.empty()),
        new Listener(
            new InetSocketAddress(loopback, options.port), "", Optional.empty(), Optional.empty()),
        new InetSocketAddress(loopback, options.managementPort),
        Timeouts.DEFAULT,
        Traffic.DEFAULT);
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

  private static Path copied(String name, Path directory) throws IOException {
    Path copy = directory.resolve(name);
    try (InputStream packaged = Demo.class.getResourceAsStream("policies/" + name)) {
      if (packaged == null) {
        throw new IOException("the jar lacks policies/" + name);
      }
      Files.write(copy, packaged.readAllBytes());
    }
    return copy;
  }

  String url() {
    return gateway.proxy().url().toString();
  }

  String managementUrl() {
    return "http://127.0.0.1:" + gateway.managementPort();
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
    identity.close();
    simulator.close();
  }
}
