package dev.lictor.cli;

import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.settings.SettingsFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lictor schema}: the JSON Schema of a kind of file. Confined to the main thread. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema (draft 2020-12) of a kind of file, for editors.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example, with a file that begins with `# yaml-language-server: $schema=policy.schema.json`:",
      "  lictor schema policy > policy.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {

  /** The kinds of file that have a schema. Immutable. */
  enum Kind {
    /** Policies. */
    POLICY,
    /** Team directories. */
    TEAMS,
    /** Model catalogues. */
    MODELS,
    /** Settings, in which the host's own part is left open. */
    SETTINGS;

    String schema() {
      return switch (this) {
        case POLICY -> PolicyFiles.jsonSchema();
        case TEAMS -> TeamFile.jsonSchema();
        case MODELS -> ModelFile.jsonSchema();
        case SETTINGS -> SettingsFile.jsonSchemaOfAnyHost();
      };
    }

    @Override
    public String toString() {
      return Words.of(this);
    }
  }

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Kind kind = Kind.POLICY;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(kind.schema() + '\n');
    return Exit.CLEAN;
  }
}
