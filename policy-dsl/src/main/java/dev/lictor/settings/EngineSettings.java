package dev.lictor.settings;

import dev.lictor.Limits;
import dev.lictor.Paths;
import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.http.Exports;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine's part of a settings file. Immutable.
 *
 * @param basePath what stands before {@code /v2/inference/} in every path; may be empty
 * @param identity how callers are proven
 * @param policies the policy files and directories
 * @param teams the team directory, if there is one
 * @param models the model catalogue
 * @param paths which paths are governed
 * @param exports what becomes of calls that ask AI Core to record them
 * @param controlPlane as whom the control plane is asked
 * @param store where the books of budgets are kept
 * @param limits how much memory and time the engine spends
 */
public record EngineSettings(
    String basePath,
    IdentitySettings identity,
    List<Path> policies,
    Optional<Path> teams,
    Path models,
    Paths paths,
    Exports exports,
    ControlPlaneSettings controlPlane,
    StoreSettings store,
    Limits limits) {

  /** Checks that nothing is null. */
  public EngineSettings {
    Objects.requireNonNull(basePath, "basePath");
    Objects.requireNonNull(identity, "identity");
    policies = List.copyOf(policies);
    Objects.requireNonNull(teams, "teams");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(paths, "paths");
    Objects.requireNonNull(exports, "exports");
    Objects.requireNonNull(controlPlane, "controlPlane");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(limits, "limits");
  }

  /**
   * Reads the part {@code engine} of a settings file.
   *
   * @throws DiagnosticException with every finding, if a value does not fit
   */
  public static EngineSettings from(SettingsFile file) throws DiagnosticException {
    SettingsNode engine = file.section("engine");
    IdentitySettings identity = IdentityReader.read(engine.at("identity"));
    List<Path> policies = engine.at("policies").items().stream()
        .flatMap(item -> item.path().stream())
        .toList();
    Optional<Path> teams = engine.at("teams").path();
    Optional<Path> models = engine.at("models").path();
    Paths paths = ControlPlaneReader.paths(engine.at("paths"));
    ControlPlaneSettings controlPlane = ControlPlaneReader.read(engine.at("controlPlane"), paths);
    Limits limits = LimitsReader.read(engine.at("limits"));
    file.check();
    return new EngineSettings(
        engine.at("basePath").text().orElse(""),
        identity,
        policies,
        teams,
        models.orElseThrow(),
        paths,
        ControlPlaneReader.exports(engine.at("observability")),
        controlPlane,
        new StoreSettings.Memory(),
        limits);
  }

  /**
   * Reads every file that the settings name.
   *
   * @throws DiagnosticException with every finding in any of them, if there is an error
   */
  public Loaded load() throws DiagnosticException {
    Findings findings = new Findings();
    Optional<TeamFile> directory =
        teams.flatMap(path -> attempt(() -> TeamFile.load(path), findings));
    Optional<ModelFile> catalogue = attempt(() -> ModelFile.load(models), findings);
    // Policies are typed by what the directories declare: without them every attribute would be
    // unknown.
    boolean typed = (teams.isEmpty() || directory.isPresent()) && catalogue.isPresent();
    Attributes team = directory.map(TeamFile::attributes).orElse(Attributes.NONE);
    Attributes model = catalogue.map(ModelFile::attributes).orElse(Attributes.NONE);
    Optional<PolicyFiles.Compiled> compiled = typed
        ? attempt(() -> PolicyFiles.withTeam(team).andModel(model).load(policies), findings)
        : Optional.empty();
    compiled.ifPresent(policies -> policies.warnings().forEach(findings::add));
    directory.ifPresent(entries -> warnOfOtherIssuers(entries, findings));
    findings.check();
    return new Loaded(compiled.orElseThrow(), directory, catalogue.orElseThrow(), findings.all());
  }

  /** Teams of an issuer that no caller can have are never found. */
  private void warnOfOtherIssuers(TeamFile entries, Findings findings) {
    String file = teams.map(Path::toString).orElse("");
    for (String issuer : entries.issuers()) {
      if (!issuer.equals(identity.issuer())) {
        findings.add(Diagnostic.about(
                file,
                Code.NEVER_MATCHES,
                "no caller has the issuer `" + issuer + "`, so its teams have no callers",
                "the callers of these settings have the issuer `" + identity.issuer() + "`")
            .asWarning());
      }
    }
  }

  /**
   * What the files hold. Thread-safe.
   *
   * @param policies the policies
   * @param teams the team directory, if there is one
   * @param models the model catalogue
   * @param warnings what the authors of the files should look at
   */
  public record Loaded(
      PolicyFiles.Compiled policies,
      Optional<TeamFile> teams,
      ModelFile models,
      List<Diagnostic> warnings) {
    /** Copies the list. */
    public Loaded {
      Objects.requireNonNull(policies, "policies");
      Objects.requireNonNull(teams, "teams");
      Objects.requireNonNull(models, "models");
      warnings = List.copyOf(warnings);
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
