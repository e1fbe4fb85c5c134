package dev.lictor.example.simulator;

import dev.lictor.example.simulator.token.SimulatorClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * How a simulator is set up. Immutable.
 *
 * @param port the port on 127.0.0.1, 0 for a free one
 * @param clients who may ask for tokens
 * @param tokenLifetime how long tokens live
 * @param failingModels models that fail from the start
 * @param clock the simulator's time
 * @param anyBearer whether the vendors' own paths take any Bearer token, not only the simulator's
 */
public record SimulatorConfig(
    int port,
    List<SimulatorClient> clients,
    Duration tokenLifetime,
    Set<String> failingModels,
    InstantSource clock,
    boolean anyBearer) {
  private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(7199);

  /** Checks the port and keeps its own copies. */
  public SimulatorConfig {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must lie between 0 and 65535, found " + port);
    }
    clients = List.copyOf(clients);
    failingModels = Set.copyOf(failingModels);
  }

  /** Starts with a free port, the given clients, tokens of 7199 s and the system's clock. */
  public static SimulatorConfig of(SimulatorClient... clients) {
    return new SimulatorConfig(
        0, List.of(clients), TOKEN_LIFETIME, Set.of(), InstantSource.system(), false);
  }

  /** Returns the same with another port. */
  public SimulatorConfig port(int other) {
    return new SimulatorConfig(other, clients, tokenLifetime, failingModels, clock, anyBearer);
  }

  /** Returns the same with models that fail from the start. */
  public SimulatorConfig failing(String... models) {
    return new SimulatorConfig(port, clients, tokenLifetime, Set.of(models), clock, anyBearer);
  }

  /** Returns the same with tokens that live so long. */
  public SimulatorConfig tokenLifetime(Duration other) {
    return new SimulatorConfig(port, clients, other, failingModels, clock, anyBearer);
  }

  /** Returns the same with another clock. */
  public SimulatorConfig clock(InstantSource other) {
    return new SimulatorConfig(port, clients, tokenLifetime, failingModels, other, anyBearer);
  }

  /** Returns the same with the vendors' own paths open to any Bearer token. */
  public SimulatorConfig acceptingAnyBearer() {
    return new SimulatorConfig(port, clients, tokenLifetime, failingModels, clock, true);
  }
}
