package dev.lictor.dsl;

import dev.lictor.dsl.attribute.Attributes;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A team directory out of a YAML or JSON file, keyed by issuer, tenant and service instance. Thread-safe; each look-up sees one
 * state of the file as a whole.
 */
public final class TeamFile implements TeamDirectory {

  private final Path file;
  private volatile TeamEntries current;

  private TeamFile(Path file, TeamEntries entries) {
    this.file = file;
    this.current = entries;
  }

  /**
   * Reads a file.
   *
   * @throws DiagnosticException with every finding, if there is an error in it
   */
  public static TeamFile load(Path file) throws DiagnosticException {
    return new TeamFile(file, TeamEntries.read(file));
  }

  /** Returns the JSON Schema of a team directory, for editors. */
  public static String jsonSchema() {
    return TeamEntries.jsonSchema();
  }

  /** Returns the attributes that the file declares; policies are compiled with them. */
  public Attributes attributes() {
    return current.attributes();
  }

  /** Returns every issuer that callers with a team have. */
  public Set<String> issuers() {
    return current.issuers();
  }

  /** Returns how many service instances the file knows. */
  public int size() {
    return current.size();
  }

  @Override
  public CompletionStage<Optional<Team>> find(Caller caller) {
    return CompletableFuture.completedFuture(current.find(caller));
  }

  /**
   * Reads the file again; from then on look-ups see what it holds now. If it has an error, or declares other attributes than those
   * that policies were compiled with, what was read before stays.
   *
   * @throws DiagnosticException with every finding, if the file was not taken
   */
  public void reload() throws DiagnosticException {
    TeamEntries next = TeamEntries.read(file);
    if (!next.attributes().equals(attributes())) {
      Findings findings = new Findings();
      findings.add(Diagnostic.about(
          file.toString(),
          Code.BAD_ATTRIBUTE,
          "the declared attributes have changed, which a reload of the directory alone cannot take",
          "load it together with the policies"));
      findings.check();
    }
    current = next;
  }
}
