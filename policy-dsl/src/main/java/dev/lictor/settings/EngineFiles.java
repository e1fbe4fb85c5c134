package dev.lictor.settings;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.Delegation;
import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.PolicyMemory;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.settings.reload.FileSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that engine settings name, read as one set: policies are typed by what the directories declare. What did not change since
 * the last time is not compiled again. Not thread-safe.
 */
final class EngineFiles implements FileSource<EngineSettings.Loaded> {

  private final EngineSettings settings;
  private final Optional<TeamDirectory> hosts;
  private final PolicyMemory memory = new PolicyMemory();

  /**
   * Makes one.
   *
   * @param hosts the team directory of the host, if it has its own
   */
  EngineFiles(EngineSettings settings, Optional<TeamDirectory> hosts) {
    this.settings = settings;
    this.hosts = hosts;
  }

  @Override
  public List<Path> files() {
    List<Path> files = new ArrayList<>(PolicyFiles.files(settings.policies()));
    files.addAll(
        PolicyFiles.files(settings.delegations().stream().map(Delegation::path).toList()));
    settings.teams().ifPresent(files::add);
    files.add(settings.models());
    return files;
  }

  @Override
  public EngineSettings.Loaded load() throws DiagnosticException {
    Findings findings = new Findings();
    Optional<TeamFile> file =
        settings.teams().flatMap(path -> attempt(() -> TeamFile.load(path), findings));
    Optional<ModelFile> models = attempt(() -> ModelFile.load(settings.models()), findings);
    Optional<TeamDirectory> teams = hosts.or(() -> file);
    // Without what the directories declare, every attribute in a policy would be unknown.
    boolean typed = (settings.teams().isEmpty() || file.isPresent()) && models.isPresent();
    Attributes team = teams.map(TeamDirectory::attributes).orElse(Attributes.NONE);
    Attributes model = models.map(ModelFile::attributes).orElse(Attributes.NONE);
    PolicyFiles policies = PolicyFiles.withTeam(team)
        .andModel(model)
        .remembering(memory)
        .delegating(settings.delegations());
    Optional<PolicyFiles.Compiled> compiled =
        typed ? attempt(() -> policies.load(settings.policies()), findings) : Optional.empty();
    compiled.ifPresent(set -> set.warnings().forEach(findings::add));
    file.ifPresent(entries -> warnOfOtherIssuers(entries, findings));
    findings.check();
    return new EngineSettings.Loaded(
        compiled.orElseThrow(), file, models.orElseThrow(), findings.all());
  }

  /** Teams of an issuer that no caller can have are never found. */
  private void warnOfOtherIssuers(TeamFile entries, Findings findings) {
    String file = settings.teams().map(Path::toString).orElse("");
    String issuer = settings.identity().issuer();
    for (String other : entries.issuers()) {
      if (!other.equals(issuer)) {
        findings.add(Diagnostic.about(
                file,
                Code.NEVER_MATCHES,
                "no caller has the issuer `" + other + "`, so its teams have no callers",
                "the callers of these settings have the issuer `" + issuer + "`")
            .asWarning());
      }
    }
  }

  @FunctionalInterface
  private interface Loading<T> {
    T load() throws DiagnosticException;
  }

  private static <T> Optional<T> attempt(Loading<T> loading, Findings findings) {
    try {
      return Optional.of(loading.load());
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(findings::add);
      return Optional.empty();
    }
  }
}
