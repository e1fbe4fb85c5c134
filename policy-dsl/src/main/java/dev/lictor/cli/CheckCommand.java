package dev.lictor.cli;

import dev.lictor.cli.report.Format;
import dev.lictor.cli.report.Report;
import dev.lictor.dsl.PolicyProject;
import dev.lictor.dsl.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lictor check}: everything that is wrong with policies, at once. Confined to the main thread. */
@Command(
    name = "check",
    description =
        "Checks policies, and the directories beside them: structure, types, guards; all findings at once.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  lictor check policies/",
      "  lictor check --settings proxy.yaml --strict",
      "  lictor check policies/ --format sarif > lictor.sarif",
      "",
      "Exit codes: 0 no error (with --strict: no finding), 1 findings, 2 wrong usage or unreadable files.",
      "Each code is explained in docs/diagnostics.md."
    })
final class CheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "POLICIES", description = "Files and directories.")
  private List<Path> policies = List.of();

  @Mixin
  private final PolicySources sources = new PolicySources();

  @Option(names = "--strict", description = "Take warnings for errors.")
  private boolean strict;

  @Mixin
  private final ReportOptions options = new ReportOptions();

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PolicyProject.Outcome outcome = sources.load(policies);
    Report report = new Report("lictor check", outcome.files(), outcome.findings());
    options.write(report, terminal);
    if (options.format() == Format.TEXT) {
      terminal.err().print("lictor check: " + report.summary() + '\n');
    }
    if (report.findings().stream().anyMatch(f -> f.code().equals(Code.UNREADABLE.id()))) {
      return Exit.FAILED;
    }
    return report.errors() > 0 || (strict && !report.findings().isEmpty())
        ? Exit.FOUND
        : Exit.CLEAN;
  }
}
