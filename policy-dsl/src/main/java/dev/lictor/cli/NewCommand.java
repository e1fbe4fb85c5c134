package dev.lictor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lictor new}: a starter policy with what belongs to it. Confined to the main thread. */
@Command(
    name = "new",
    description = {
      "Writes a starter policy, with its tests and directories, into a new folder NAME.",
      "The names of the files are printed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  lictor new shared-genai --template team-budgets && lictor check shared-genai/",
      "",
      "Exit codes: 0 written, 2 wrong usage, or there is something already."
    })
final class NewCommand implements Callable<Integer> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");

  private final Terminal terminal;

  @Parameters(arity = "1", paramLabel = "NAME", description = "The name of the policy.")
  private String name = "";

  @Option(
      names = "--template",
      paramLabel = "TEMPLATE",
      description = "What to start from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Starter template = Starter.ALLOWLIST;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "Where the new folder is made (default: here).")
  private Path into = Path.of("");

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new UsageException(
          "expected a name of letters, digits, `-`, `_` and `.`, beginning with a letter, found `"
              + name + "`");
    }
    Path folder = into.resolve(name);
    if (Files.exists(folder)) {
      throw new IOException(folder + " is there already; nothing is overwritten");
    }
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : template.files(name).entrySet()) {
      Path path = folder.resolve(file.getKey());
      FileWriting.create(path, file.getValue());
      terminal.out().print(path + "\n");
    }
    return Exit.CLEAN;
  }
}
