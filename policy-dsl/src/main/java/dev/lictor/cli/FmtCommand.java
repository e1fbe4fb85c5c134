package dev.lictor.cli;

import dev.lictor.cli.report.Format;
import dev.lictor.cli.report.Report;
import dev.lictor.dsl.FileLayout;
import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lictor fmt}: files in their canonical layout. Confined to the main thread. */
@Command(
    name = "fmt",
    description = {
      "Lays out YAML files: policies, their tests, directories and settings.",
      "Comments are kept, and what a file says is never changed; what could be, stays as it is.",
      "The names of the files that were changed are printed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  lictor fmt policies/",
      "  lictor fmt --check policies/    # changes nothing; exits with 1 if a file would be",
      "",
      "Exit codes: 0 all is laid out, 1 with --check something is not, or a file is no sound YAML, 2 a",
      "file cannot be read or written."
    })
final class FmtCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILES", description = "Files and directories.")
  private List<Path> paths = List.of();

  @Option(names = "--check", description = "Write nothing; say which files are not laid out.")
  private boolean check;

  FmtCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Diagnostic> findings = new ArrayList<>();
    boolean found = false;
    for (Path file : files()) {
      FileLayout.Outcome outcome = FileLayout.of(file);
      findings.addAll(outcome.findings());
      if (outcome.differs()) {
        terminal.out().print(file + "\n");
        found |= check;
        if (!check) {
          FileWriting.replace(file, outcome.after());
        }
      }
    }
    new Report("lictor fmt", List.of(), findings)
        .write(Format.TEXT, terminal.coloured(), terminal.err());
    return found || !findings.isEmpty() ? Exit.FOUND : Exit.CLEAN;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new IOException(path + " does not exist");
      }
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> all = Files.walk(path, 16)) {
        all.filter(file -> isYaml(path, file)).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static boolean isYaml(Path directory, Path file) {
    for (Path step : directory.relativize(file)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    return Files.isRegularFile(file) && file.toString().matches(".*\\.ya?ml");
  }
}
