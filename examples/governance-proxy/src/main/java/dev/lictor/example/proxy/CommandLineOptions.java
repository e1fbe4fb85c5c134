package dev.lictor.example.proxy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the command line. Confined to the main thread. */
@Command(
    name = "governance-proxy",
    description = "A transparent, governed reverse proxy in front of SAP AI Core.",
    mixinStandardHelpOptions = true,
    version = "Lictor governance proxy 0.1.0",
    sortOptions = false)
final class CommandLineOptions {

  @Option(names = "--demo", description = "Start a simulated AI Core and the proxy before it.")
  boolean demo;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Start the proxy with the settings in a YAML file (docs/operations.md).")
  @Nullable
  Path config;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Demo: port of the proxy; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--simulator-port",
      defaultValue = "8081",
      description = "Demo: port of the simulator (default: ${DEFAULT-VALUE}).")
  int simulatorPort;

  @Option(
      names = "--management-port",
      defaultValue = "9090",
      description = "Demo: port of health, readiness and usage (default: ${DEFAULT-VALUE}).")
  int managementPort;

  @Option(
      names = "--keys-dir",
      paramLabel = "DIR",
      defaultValue = "target/demo-keys",
      description = "Demo: where service keys are written (default: ${DEFAULT-VALUE}).")
  Path keysDir = Path.of("target", "demo-keys");

  @Option(names = "--tour", description = "Demo: play a transcript of calls first, then serve.")
  boolean tour;

  /** Returns what is wrong with the options together, or null. */
  @Nullable
  String complaint() {
    if (demo == (config != null)) {
      return "say either --demo or --config FILE";
    }
    if (tour && !demo) {
      return "--tour goes with --demo";
    }
    for (int each : new int[] {port, simulatorPort, managementPort}) {
      if (each < 0 || each > 65_535) {
        return "a port must be 0 to 65535, found " + each;
      }
    }
    return null;
  }
}
