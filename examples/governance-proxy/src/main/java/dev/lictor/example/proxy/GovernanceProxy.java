package dev.lictor.example.proxy;

import java.io.PrintStream;
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
      return usage(err, wrong.getMessage());
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
    return Start.with(options, out, err);
  }

  private static int usage(PrintStream err, String complaint) {
    err.println("governance-proxy: " + complaint.replace('\n', ' ') + " (see --help)");
    return 2;
  }
}
