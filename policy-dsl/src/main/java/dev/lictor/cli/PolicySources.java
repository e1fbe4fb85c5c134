package dev.lictor.cli;

import dev.lictor.dsl.PolicyProject;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.settings.EngineSettings;
import dev.lictor.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what types policies. Confined to the main thread. */
final class PolicySources {

  @Option(
      names = "--teams",
      paramLabel = "FILE",
      description = "The team directory; if absent, the one that lies among the policies.")
  private @Nullable Path teams;

  @Option(
      names = "--models",
      paramLabel = "FILE",
      description = "The model catalogue; if absent, the one that lies among the policies.")
  private @Nullable Path models;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "The settings of a host: its directories, and its policies if none are named.")
  private @Nullable Path settings;

  /** Reads and compiles the policies that were named, or else those that the settings name. */
  PolicyProject.Outcome load(List<Path> policies) {
    try {
      Optional<EngineSettings> engine = settings();
      return engine.isPresent() && policies.isEmpty() && teams == null && models == null
          ? asTheHostWould(engine.get())
          : project(policies, engine).load();
    } catch (DiagnosticException e) {
      return failed(List.of(Objects.requireNonNull(settings)), e);
    }
  }

  private Optional<EngineSettings> settings() throws DiagnosticException {
    return settings == null
        ? Optional.empty()
        : Optional.of(EngineSettings.from(SettingsFile.ofAnyHost(settings)));
  }

  private static PolicyProject.Outcome asTheHostWould(EngineSettings engine) {
    List<Path> files = engine.files();
    try {
      EngineSettings.Loaded loaded = engine.load();
      return new PolicyProject.Outcome(
          files,
          loaded.warnings(),
          Optional.of(loaded.policies()),
          loaded.teams(),
          Optional.of(loaded.models()));
    } catch (DiagnosticException e) {
      return failed(files, e);
    }
  }

  private static PolicyProject.Outcome failed(List<Path> files, DiagnosticException e) {
    return new PolicyProject.Outcome(
        files, e.diagnostics(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private PolicyProject project(List<Path> policies, Optional<EngineSettings> engine) {
    List<Path> paths = new ArrayList<>(policies);
    if (paths.isEmpty()) {
      engine.ifPresent(e -> paths.addAll(e.policies()));
    }
    if (paths.isEmpty()) {
      throw new UsageException("say which policies are meant: files, directories or --settings");
    }
    PolicyProject project = PolicyProject.of(paths);
    Optional<Path> directory =
        Optional.ofNullable(teams).or(() -> engine.flatMap(EngineSettings::teams));
    Optional<Path> catalogue =
        Optional.ofNullable(models).or(() -> engine.map(EngineSettings::models));
    project = directory.isPresent() ? project.withTeams(directory.get()) : project;
    return catalogue.isPresent() ? project.withModels(catalogue.get()) : project;
  }
}
