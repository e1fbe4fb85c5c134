package dev.lictor.dsl.suite;

import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.fact.Directories;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Structure;
import dev.lictor.dsl.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads test files with what they name. Files that several of them name are read once. Not thread-safe. */
final class TestFileReader {

  static final Structure STRUCTURE = Structure.resource(TestFileReader.class, "tests.schema.json");

  private static final int MAX_BYTES = 4 << 20;

  private final SuiteOptions options;
  private final Findings findings;
  private final Map<Object, Optional<?>> loaded = new HashMap<>();

  TestFileReader(SuiteOptions options, Findings findings) {
    this.options = options;
    this.findings = findings;
  }

  /** Reads a file; empty if there is an error in it, or in what it names. */
  Optional<TestFile> read(Path path) {
    int before = findings.count();
    Optional<Mapping> tree = YamlFile.read(path, path.toString(), MAX_BYTES, findings);
    tree.ifPresent(file -> STRUCTURE.check(file, findings));
    return tree.isPresent() && findings.count() == before
        ? read(path, tree.get(), before)
        : Optional.empty();
  }

  private Optional<TestFile> read(Path path, Mapping tree, int before) {
    Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    Fixtures fixtures = new Fixtures(folder, findings);
    Optional<Path> models = beside(tree, "models", options.models(), fixtures);
    Optional<Path> teams = beside(tree, "teams", options.teams(), fixtures);
    Optional<ModelFile> catalogue =
        models.flatMap(file -> once(List.of("models", file), () -> ModelFile.load(file)));
    Optional<TeamFile> directory =
        teams.flatMap(file -> once(List.of("teams", file), () -> TeamFile.load(file)));
    if (findings.count() != before) {
      return Optional.empty();
    }
    Directories directories = Directories.of(catalogue, directory);
    Optional<PolicyFiles.Compiled> policies = policies(tree, directories, fixtures);
    if (policies.isEmpty()) {
      return Optional.empty();
    }
    RuleIds ids = new RuleIds(policies.get().documents());
    CaseReader reader = new CaseReader(tree, directories, ids, fixtures, findings);
    List<Case> cases = cases(tree, reader);
    return Optional.of(new TestFile(
        path.toString(), policies.get().documents(), policies.get().version(), directories, cases));
  }

  private Optional<Path> beside(
      Mapping tree, String key, Optional<Path> otherwise, Fixtures fixtures) {
    Optional<Scalar> named = tree.scalar(key);
    if (named.isPresent()) {
      return fixtures.path(named.get());
    }
    Path usual = fixtures.folder().resolve(key + ".yaml");
    return otherwise.or(() -> Files.isRegularFile(usual) ? Optional.of(usual) : Optional.empty());
  }

  private Optional<PolicyFiles.Compiled> policies(
      Mapping tree, Directories directories, Fixtures fixtures) {
    List<Path> paths = new ArrayList<>();
    for (Node item : tree.items("policies")) {
      if (item instanceof Scalar named) {
        fixtures.path(named).map(Path::normalize).ifPresent(paths::add);
      }
    }
    Optional<PolicyFiles.Compiled> compiled = once(
        List.of(paths, directories.teamAttributes(), directories.modelAttributes()),
        () -> PolicyFiles.withTeam(directories.teamAttributes())
            .andModel(directories.modelAttributes())
            .load(paths));
    compiled.ifPresent(found -> found.warnings().forEach(findings::add));
    return compiled;
  }

  private List<Case> cases(Mapping tree, CaseReader reader) {
    List<Case> cases = new ArrayList<>();
    Map<String, Scalar> names = new HashMap<>();
    for (Node item : tree.items("tests")) {
      if (item instanceof Mapping test) {
        test.scalar("name").ifPresent(name -> unique(name, names));
        reader.read(test).ifPresent(cases::add);
      }
    }
    return cases;
  }

  private void unique(Scalar name, Map<String, Scalar> names) {
    Scalar first = names.putIfAbsent(name.value(), name);
    if (first != null) {
      findings.add(
          name.span(),
          Code.BAD_TEST,
          name.path(),
          "there is already a test with this name",
          "in line " + first.span().source().line(first.span().start()));
    }
  }

  @FunctionalInterface
  private interface Loading<T> {
    T load() throws DiagnosticException;
  }

  @SuppressWarnings("unchecked") // one key stands for files of one type
  private <T> Optional<T> once(Object key, Loading<T> loading) {
    return (Optional<T>) loaded.computeIfAbsent(key, unread -> {
      try {
        return Optional.of(loading.load());
      } catch (DiagnosticException e) {
        e.diagnostics().forEach(findings::add);
        return Optional.empty();
      }
    });
  }
}
