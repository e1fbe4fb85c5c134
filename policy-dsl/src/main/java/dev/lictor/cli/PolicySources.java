package dev.lictor.cli;

import dev.lictor.dsl.PolicyProject;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.settings.EngineSettings;
import dev.lictor.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** Returns the settings that were named, if their engine's part is sound. */
  Optional<EngineSettings> settings() throws DiagnosticException {
    return settings == null
        ? Optional.empty()
        : Optional.of(EngineSettings.from(SettingsFile.ofAnyHost(settings)));
  }

  /** Returns the project of the policies that were named, or else of those that the settings name. */
  PolicyProject project(List<Path> policies) throws DiagnosticException {
    Optional<EngineSettings> engine = settings();
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
