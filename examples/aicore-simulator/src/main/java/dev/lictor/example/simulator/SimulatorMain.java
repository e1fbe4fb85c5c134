package dev.lictor.example.simulator;

import dev.lictor.example.simulator.token.SimulatorClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs a simulator as a program. Not thread-safe. */
public final class SimulatorMain {
  private static final int USAGE_ERROR = 2;
  private static final List<SimulatorClient> CLIENTS = List.of(
      SimulatorClient.provider("provider"),
      SimulatorClient.consumer("team-alpha"),
      SimulatorClient.consumer("team-beta"));
  private static final String USAGE = """
      Usage: SimulatorMain [--port P] [--keys-dir D] [--ai-api-url U] [--vendor-tokens T] [--help]
        --port P        listen on 127.0.0.1:P; 0, the default, picks a free port
        --keys-dir D    write the service keys provider.json, team-alpha.json and team-beta.json into D
        --ai-api-url U  the AI_API_URL that the keys name; the simulator itself by default
        --vendor-tokens T  "own", the default, or "any": which Bearer tokens the vendors' paths take
      Prints "ready simulator=URL" and serves until SIGTERM.
      """;

  /**
   * What the command line asks for. Immutable.
   *
   * @param config how to set the simulator up
   * @param keysDir where to write service keys
   * @param aiApiUrl the address that they name
   */
  private record Arguments(
      SimulatorConfig config, Optional<Path> keysDir, Optional<String> aiApiUrl) {
    Arguments with(SimulatorConfig other) {
      return new Arguments(other, keysDir, aiApiUrl);
    }
  }

  private SimulatorMain() {}

  /** Starts, serves, and ends with 0 after SIGTERM; with 2 if the arguments are wrong. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (List.of(args).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    @Nullable Arguments arguments = parse(args, System.err);
    if (arguments == null) {
      System.exit(USAGE_ERROR);
      return;
    }
    serve(arguments);
  }

  private static @Nullable Arguments parse(String[] args, PrintStream errors) {
    Arguments parsed = new Arguments(
        SimulatorConfig.of(CLIENTS.toArray(SimulatorClient[]::new)),
        Optional.empty(),
        Optional.empty());
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        errors.print(args[i] + ": a value is missing\n" + USAGE);
        return null;
      }
      String value = args[i + 1];
      switch (args[i]) {
        case "--port" -> {
          OptionalInt port = port(value);
          if (port.isEmpty()) {
            errors.print(
                "--port: expected a number from 0 to 65535, found " + value + "\n" + USAGE);
            return null;
          }
          parsed = parsed.with(parsed.config().port(port.getAsInt()));
        }
        case "--keys-dir" ->
          parsed = new Arguments(parsed.config(), Optional.of(Path.of(value)), parsed.aiApiUrl());
        case "--ai-api-url" ->
          parsed = new Arguments(parsed.config(), parsed.keysDir(), Optional.of(value));
        case "--vendor-tokens" -> {
          if (!value.equals("any") && !value.equals("own")) {
            errors.print("--vendor-tokens: expected own or any, found " + value + "\n" + USAGE);
            return null;
          }
          parsed = value.equals("any") ? parsed.with(parsed.config().acceptingAnyBearer()) : parsed;
        }
        default -> {
          errors.print(args[i] + ": no such option\n" + USAGE);
          return null;
        }
      }
    }
    return parsed;
  }

  private static OptionalInt port(String value) {
    return value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535
        ? OptionalInt.of(Integer.parseInt(value))
        : OptionalInt.empty();
  }

  private static void serve(Arguments arguments) throws IOException, InterruptedException {
    Simulator simulator = Simulator.start(arguments.config());
    if (arguments.keysDir().isPresent()) {
      Files.createDirectories(arguments.keysDir().get());
      for (SimulatorClient client : CLIENTS) {
        Files.writeString(
            arguments.keysDir().get().resolve(client.name() + ".json"),
            simulator.serviceKey(client, arguments.aiApiUrl().orElse(simulator.url())));
      }
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      simulator.close();
      stopped.countDown();
      Runtime.getRuntime().halt(0);
    }));
    System.out.println("ready simulator=" + simulator.url());
    stopped.await();
  }
}
