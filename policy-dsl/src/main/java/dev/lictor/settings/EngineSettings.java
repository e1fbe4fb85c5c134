package dev.lictor.settings;

import dev.lictor.Basis;
import dev.lictor.Limits;
import dev.lictor.Paths;
import dev.lictor.dsl.Delegation;
import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.Version;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.http.Exports;
import dev.lictor.policy.Policy;
import dev.lictor.settings.reload.FileSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine's part of a settings file. Immutable.
 *
 * @param basePath what stands before {@code /v2/inference/} in every path; may be empty
 * @param region the region of the upstream in its owner's word; may be empty
 * @param identity how callers are proven
 * @param policies the policy files and directories
 * @param delegations the policies of other authors
 * @param teams the team directory, if there is one
 * @param models the model catalogue
 * @param paths which paths are governed
 * @param exports what becomes of calls that ask AI Core to record them
 * @param controlPlane as whom the control plane is asked
 * @param store where the books of budgets are kept
 * @param limits how much memory and time the engine spends
 * @param reload how the files are watched; empty if they are not
 */
public record EngineSettings(
    String basePath,
    String region,
    IdentitySettings identity,
    List<Path> policies,
    List<Delegation> delegations,
    Optional<Path> teams,
    Path models,
    Paths paths,
    Exports exports,
    ControlPlaneSettings controlPlane,
    StoreSettings store,
    Limits limits,
    Optional<ReloadSettings> reload) {

  /** Checks that nothing is null. */
  public EngineSettings {
    Objects.requireNonNull(basePath, "basePath");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(identity, "identity");
    policies = List.copyOf(policies);
    delegations = List.copyOf(delegations);
    Objects.requireNonNull(teams, "teams");
    Objects.requireNonNull(models, "models");
    Objects.requireNonNull(paths, "paths");
    Objects.requireNonNull(exports, "exports");
    Objects.requireNonNull(controlPlane, "controlPlane");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(reload, "reload");
  }

  /**
   * Reads the part {@code engine} of a settings file.
   *
   * @throws DiagnosticException with every finding, if a value does not fit
   */
  public static EngineSettings from(SettingsFile file) throws DiagnosticException {
    SettingsNode engine = file.section("engine");
    IdentitySettings identity = IdentityReader.read(engine.at("identity"));
    List<Path> policies = new ArrayList<>();
    List<Delegation> delegations = new ArrayList<>();
    for (SettingsNode item : engine.at("policies").items()) {
      if (item.keys().isEmpty()) {
        item.path().ifPresent(policies::add);
      } else {
        delegation(item).ifPresent(delegations::add);
      }
    }
    Optional<Path> teams = engine.at("teams").path();
    Optional<Path> models = engine.at("models").path();
    Paths paths = ControlPlaneReader.paths(engine.at("paths"));
    ControlPlaneSettings controlPlane = ControlPlaneReader.read(engine.at("controlPlane"), paths);
    Limits limits = LimitsReader.read(engine.at("limits"));
    Optional<ReloadSettings> reload = ReloadReader.read(engine.at("reload"));
    file.check();
    return new EngineSettings(
        engine.at("basePath").text().orElse(""),
        engine.at("region").text().orElse(""),
        identity,
        policies,
        delegations,
        teams,
        models.orElseThrow(),
        paths,
        ControlPlaneReader.exports(engine.at("observability")),
        controlPlane,
        new StoreSettings.Memory(),
        limits,
        reload);
  }

  private static Optional<Delegation> delegation(SettingsNode item) {
    Optional<Path> path = item.at("path").path();
    Optional<Scalar> where = item.at("where").scalar();
    Optional<String> name = item.at("name").text().or(() -> path.map(EngineSettings::lastName));
    // What is missing or of another form has its finding from the structure.
    return path.isPresent()
            && where.isPresent()
            && name.isPresent()
            && !name.get().isEmpty()
        ? Optional.of(new Delegation(name.get(), path.get(), where.get()))
        : Optional.empty();
  }

  private static String lastName(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  /**
   * Reads every file that the settings name.
   *
   * @throws DiagnosticException with every finding in any of them, if there is an error
   */
  public Loaded load() throws DiagnosticException {
    return new EngineFiles(this, Optional.empty()).load();
  }

  /**
   * What the files hold. Immutable.
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
      List<Diagnostic> warnings)
      implements FileSet {
    /** Copies the list. */
    public Loaded {
      Objects.requireNonNull(policies, "policies");
      Objects.requireNonNull(teams, "teams");
      Objects.requireNonNull(models, "models");
      warnings = List.copyOf(warnings);
    }

    /** Returns the version of all of it, a hash: a change in any of the files, be it a comment, makes another one. */
    @Override
    public String version() {
      return Version.together(
          policies.version(), teams.map(TeamFile::version).orElse(""), models.version());
    }

    /** Returns what calls are decided on; its policy has the version of all. */
    public Basis basis() {
      Basis basis = Basis.of(Policy.of(policies.documents(), version())).withModels(models);
      return teams.isPresent() ? basis.withTeams(teams.get()) : basis;
    }
  }
}
