package dev.lictor.dsl;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Policies with the directories that type them, as an author names them: a team directory or model catalogue that is not named is
 * the one that lies among the policies. Immutable.
 */
public final class PolicyProject {

  private final List<Path> paths;
  private final Optional<Path> teams;
  private final Optional<Path> models;

  private PolicyProject(List<Path> paths, Optional<Path> teams, Optional<Path> models) {
    this.paths = List.copyOf(paths);
    this.teams = teams;
    this.models = models;
  }

  /** Returns the project of these files and directories. */
  public static PolicyProject of(List<Path> paths) {
    return new PolicyProject(paths, Optional.empty(), Optional.empty());
  }

  /** Returns the project with this team directory. */
  public PolicyProject withTeams(Path file) {
    return new PolicyProject(paths, Optional.of(file), models);
  }

  /** Returns the project with this model catalogue. */
  public PolicyProject withModels(Path file) {
    return new PolicyProject(paths, teams, Optional.of(file));
  }

  /** Reads and compiles everything. Tests are left out. */
  public Outcome load() {
    Findings findings = new Findings();
    Sorted sorted = sort(findings);
    Optional<TeamFile> directory = one(sorted.teams(), TeamFile::load, findings);
    Optional<ModelFile> catalogue = one(sorted.models(), ModelFile::load, findings);
    // Without what types them, every attribute that a policy reads would be unknown.
    boolean typed = directory.isPresent() == !sorted.teams().isEmpty()
        && catalogue.isPresent() == !sorted.models().isEmpty();
    boolean directoriesOnly = sorted.policies().isEmpty() && !sorted.all().isEmpty();
    Optional<PolicyFiles.Compiled> compiled = Optional.empty();
    if (typed && !directoriesOnly) {
      PolicyFiles compiler = PolicyFiles.withTeam(
              directory.map(TeamFile::attributes).orElse(Attributes.NONE))
          .andModel(catalogue.map(ModelFile::attributes).orElse(Attributes.NONE));
      List<Path> policies = paths.stream()
          .filter(path -> sorted.policies().contains(path) || Files.isDirectory(path))
          .toList();
      compiled = attempt(() -> compiler.load(policies), findings);
    }
    compiled.ifPresent(c -> c.warnings().forEach(findings::add));
    return new Outcome(sorted.all(), findings.all(), compiled, directory, catalogue);
  }

  private record Sorted(List<Path> policies, List<Path> teams, List<Path> models) {
    List<Path> all() {
      List<Path> all = new ArrayList<>(policies);
      all.addAll(teams);
      all.addAll(models);
      Collections.sort(all);
      return all;
    }
  }

  private Sorted sort(Findings findings) {
    List<Path> policies = new ArrayList<>();
    List<Path> foundTeams = new ArrayList<>();
    List<Path> foundModels = new ArrayList<>();
    for (Path file : PolicyFiles.files(paths)) {
      switch (kind(file)) {
        case "Teams" -> foundTeams.add(file);
        case "Models" -> foundModels.add(file);
        case "Tests" -> {}
        case "Settings" -> {
          if (paths.contains(file)) {
            policies.add(file);
          }
        }
        default -> policies.add(file);
      }
    }
    return new Sorted(
        policies, chosen(teams, foundTeams, findings), chosen(models, foundModels, findings));
  }

  private static String kind(Path file) {
    return file.getFileName().toString().contains(".test.")
        ? "Tests"
        : YamlFile.read(file, file.toString(), TeamEntries.MAX_BYTES, new Findings())
            .map(tree -> tree.text("kind", ""))
            .orElse("");
  }

  private static List<Path> chosen(Optional<Path> named, List<Path> found, Findings findings) {
    if (named.isPresent()) {
      return List.of(named.get());
    }
    for (Path other : found.subList(Math.min(1, found.size()), found.size())) {
      findings.add(Diagnostic.about(
          other.toString(),
          Code.SEVERAL_DIRECTORIES,
          "there is already a directory of this kind: " + found.get(0),
          "name the one that counts"));
    }
    return found.subList(0, Math.min(1, found.size()));
  }

  @FunctionalInterface
  private interface Loading<T> {
    T load() throws DiagnosticException;
  }

  @FunctionalInterface
  private interface FileLoading<T> {
    T load(Path file) throws DiagnosticException;
  }

  private static <T> Optional<T> one(List<Path> file, FileLoading<T> loading, Findings findings) {
    return file.isEmpty() ? Optional.empty() : attempt(() -> loading.load(file.get(0)), findings);
  }

  private static <T> Optional<T> attempt(Loading<T> loading, Findings findings) {
    try {
      return Optional.of(loading.load());
    } catch (DiagnosticException e) {
      e.diagnostics().forEach(findings::add);
      return Optional.empty();
    }
  }

  /**
   * What came of the project. Thread-safe.
   *
   * @param files the files that were read
   * @param findings everything that was found, warnings included, by file and place
   * @param policies the policies, if there are some and they can be used
   * @param teams the team directory, if there is one that can be used
   * @param models the model catalogue, if there is one that can be used
   */
  public record Outcome(
      List<Path> files,
      List<Diagnostic> findings,
      Optional<PolicyFiles.Compiled> policies,
      Optional<TeamFile> teams,
      Optional<ModelFile> models) {
    /** Copies the lists. */
    public Outcome {
      files = List.copyOf(files);
      findings = List.copyOf(findings);
      Objects.requireNonNull(policies, "policies");
      Objects.requireNonNull(teams, "teams");
      Objects.requireNonNull(models, "models");
    }
  }
}
