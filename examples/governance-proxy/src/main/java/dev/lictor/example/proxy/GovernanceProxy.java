package dev.lictor.example.proxy;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line of the proxy. Not instantiable. */
public final class GovernanceProxy {

  private GovernanceProxy() {}

  /** Runs the proxy until it is asked to end; exits 2 on bad usage and 1 on failure. */
  public static void main(String[] arguments) {
    int code = run(arguments, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLineOptions options = new CommandLineOptions();
    CommandLine commandLine = new CommandLine(options);
    try {
      commandLine.parseArgs(arguments);
    } catch (ParameterException wrong) {
      return usage(err, String.valueOf(wrong.getMessage()));
    }
    if (commandLine.isUsageHelpRequested()) {
      commandLine.usage(out);
      return 0;
    }
    if (commandLine.isVersionHelpRequested()) {
      commandLine.printVersionHelp(out);
      return 0;
    }
    String complaint = options.complaint();
    if (complaint != null) {
      return usage(err, complaint);
    }
    try {
      return serve(options, out);
    } catch (DiagnosticException findings) {
      err.println(String.valueOf(findings.getMessage()).strip());
      return 1;
    } catch (IOException | IllegalArgumentException failure) {
      err.println("governance-proxy: " + failure.getMessage());
      return 1;
    }
  }

  private static int serve(CommandLineOptions options, PrintStream out)
      throws IOException, DiagnosticException {
    if (options.config != null) {
      RunningGateway gateway = RunningGateway.start(ProxyFile.read(options.config));
      CountDownLatch closed = closeOnExit(gateway::close);
      out.println("ready proxy=" + gateway.proxy().url() + " listen="
          + gateway.proxy().listening() + " management=" + gateway.managementUrl());
      return await(closed);
    }
    Demo demo = Demo.start(options);
    CountDownLatch closed = closeOnExit(demo::close);
    out.println(demo.ready());
    if (options.tour && !new Tour(demo, out).play()) {
      return 1;
    }
    return await(closed);
  }

  /** Closes what runs when the process is asked to end, and then ends it with 0: SIGTERM is how the proxy is meant to end. */
  private static CountDownLatch closeOnExit(Runnable close) {
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(
            () -> {
              close.run();
              closed.countDown();
              Runtime.getRuntime().halt(0);
            },
            "lictor-stop"));
    return closed;
  }

  private static int await(CountDownLatch closed) {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static int usage(PrintStream err, String complaint) {
    err.println("governance-proxy: " + complaint.replace('\n', ' ') + " (see --help)");
    return 2;
  }
}
