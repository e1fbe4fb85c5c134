package dev.lictor.cli;

import dev.lictor.cli.report.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code lictor} command: it holds the subcommands together. Confined to the main thread. */
@Command(
    name = "lictor",
    description = "The tools of policy authors.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = LictorCommand.Version.class,
    footer = {
      "",
      "Exit codes: 0 all is well, 1 something is not, 2 the command could not do its work.",
      "`lictor COMMAND --help` tells more of each."
    })
public final class LictorCommand {

  private LictorCommand() {}

  /** Runs a subcommand and exits with its code: 0 all is well, 1 something is not, 2 the command could not do its work. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  static int run(Terminal terminal, String... arguments) {
    CommandLine commandLine = new CommandLine(new LictorCommand());
    for (Object command : commands(terminal)) {
      commandLine.addSubcommand(command);
    }
    commandLine
        .setOut(terminal.out())
        .setErr(terminal.err())
        .registerConverter(Format.class, Words.reader(Format.class))
        .registerConverter(ReportOptions.Colour.class, Words.reader(ReportOptions.Colour.class))
        .registerConverter(Starter.class, Words.reader(Starter.class))
        .registerConverter(SchemaCommand.Kind.class, Words.reader(SchemaCommand.Kind.class))
        .setColorScheme(Help.defaultColorScheme(terminal.coloured() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setParameterExceptionHandler((wrong, unused) -> usage(wrong))
        .setExecutionExceptionHandler((failure, at, unused) -> failed(failure, at));
    int code = commandLine.execute(arguments);
    terminal.out().flush();
    terminal.err().flush();
    return terminal.out().checkError() ? Exit.FAILED : code;
  }

  /** Every subcommand, in the order in which the help lists them. */
  private static List<Object> commands(Terminal terminal) {
    return List.of(
        new CheckCommand(terminal),
        new FmtCommand(terminal),
        new SchemaCommand(terminal),
        new NewCommand(terminal));
  }

  private static int usage(ParameterException wrong) {
    List<String> suggestions = wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions()
        : List.of();
    String meant = suggestions.isEmpty() ? "" : "; did you mean `" + suggestions.get(0) + "`?";
    return complain(wrong.getCommandLine(), wrong.getMessage() + meant, true);
  }

  private static int failed(Exception failure, CommandLine at) throws Exception {
    if (failure instanceof UsageException wrong) {
      return complain(at, wrong.complaint(), true);
    }
    if (failure instanceof UncheckedIOException unchecked) {
      return complain(at, said(Objects.requireNonNull(unchecked.getCause())), false);
    }
    if (failure instanceof IOException io) {
      return complain(at, said(io), false);
    }
    failure.printStackTrace(at.getErr());
    return complain(at, "this is a mistake in lictor itself, please report it", false);
  }

  private static String said(IOException failure) {
    return failure instanceof NoSuchFileException missing
        ? missing.getFile() + " does not exist"
        : failure.getMessage() == null || failure.getClass() != IOException.class
            ? failure.toString()
            : failure.getMessage();
  }

  private static int complain(CommandLine at, String complaint, boolean seeHelp) {
    String name = at.getCommandSpec().qualifiedName();
    at.getErr()
        .print(name + ": " + complaint.replace('\n', ' ')
            + (seeHelp ? " (see " + name + " --help)" : "") + '\n');
    return Exit.FAILED;
  }

  /** Tells the version that the jar says. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = LictorCommand.class.getPackage().getImplementationVersion();
      return new String[] {"lictor " + (version == null ? "(not packaged)" : version)};
    }
  }
}
