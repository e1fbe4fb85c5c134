package dev.lictor.dsl;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A team directory out of a YAML or JSON file as it was when it was read, keyed by issuer, tenant and service instance. A later
 * state of the file is another directory, which goes live together with the policies that were compiled for it. Immutable.
 */
public final class TeamFile implements TeamDirectory {

  private final Attributes attributes;
  private final String version;
  private final Map<Key, Team> teams;

  /** What teams are found by. */
  record Key(String issuer, String tenant, String instance) {}

  TeamFile(Attributes attributes, String version, Map<Key, Team> teams) {
    this.attributes = attributes;
    this.version = version;
    this.teams = Map.copyOf(teams);
  }

  /**
   * Reads a file.
   *
   * @throws DiagnosticException with every finding, if there is an error in it
   */
  public static TeamFile load(Path file) throws DiagnosticException {
    return TeamEntries.read(file);
  }

  /** Returns the attributes that the file declares. */
  @Override
  public Attributes attributes() {
    return attributes;
  }

  /** Returns the version of what was read, a hash of the content. */
  public String version() {
    return version;
  }

  /** Returns every issuer that callers with a team have. */
  public Set<String> issuers() {
    Set<String> issuers = new TreeSet<>();
    teams.keySet().forEach(key -> issuers.add(key.issuer()));
    return issuers;
  }

  /** Returns how many service instances the file knows. */
  public int size() {
    return teams.size();
  }

  @Override
  public CompletionStage<Optional<Team>> find(Caller caller) {
    Key key = new Key(caller.issuer(), caller.tenant(), caller.instance());
    return CompletableFuture.completedFuture(Optional.ofNullable(teams.get(key)));
  }
}
