package dev.lictor.dsl;

import dev.lictor.dsl.attribute.Attributes;
import dev.lictor.dsl.compile.DocumentCompiler;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Structure;
import dev.lictor.dsl.yaml.YamlFile;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compiles policy files: all of them, with all findings at once, or none. Immutable. */
public final class PolicyFiles {

  private static final int MAX_BYTES = 1 << 20;
  private static final Structure STRUCTURE =
      Structure.resource(PolicyFiles.class, "policy.schema.json");
  private static final Set<String> OTHER_KINDS = Set.of("Teams", "Models", "Settings");

  private final Attributes team;
  private final Attributes model;

  private PolicyFiles(Attributes team, Attributes model) {
    this.team = Objects.requireNonNull(team, "team");
    this.model = Objects.requireNonNull(model, "model");
  }

  /** Returns a compiler of policies that may read these attributes of a team, besides its name and models. */
  public static PolicyFiles withTeam(Attributes team) {
    return new PolicyFiles(team, Attributes.NONE);
  }

  /** Returns a compiler of policies that read no more of a team than its name and models. */
  public static PolicyFiles withoutAttributes() {
    return withTeam(Attributes.NONE);
  }

  /** Returns a compiler of policies that may also read these attributes of a model. */
  public PolicyFiles andModel(Attributes attributes) {
    return new PolicyFiles(team, attributes);
  }

  static List<String> keys() {
    return STRUCTURE.keys();
  }

  /** Returns the JSON Schema of a policy file. */
  public static String jsonSchema() {
    return STRUCTURE.jsonSchema();
  }

  /**
   * Compiles files and directories. Of a directory all files named {@code *.yaml}, {@code *.yml} and {@code *.json} are taken, also
   * below it, but for tests ({@code *.test.yaml}), hidden files and what says that it is of another kind, such as teams.
   *
   * @throws DiagnosticException with every finding, if there is an error in any of them
   */
  public Compiled load(List<Path> paths) throws DiagnosticException {
    Findings findings = new Findings();
    List<Mapping> documents = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    for (Listed file : list(paths, findings)) {
      read(file, findings).ifPresent(tree -> {
        documents.add(tree);
        contents.add(tree.span().source().text());
      });
    }
    List<Document> compiled = compile(documents, findings);
    if (documents.isEmpty() && !findings.failed()) {
      findings.add(Diagnostic.about(
          paths.toString(), Code.EMPTY, "there is no policy here", "a policy says `kind: Policy`"));
    }
    findings.check();
    return new Compiled(compiled, Version.of(contents), findings.all());
  }

  /**
   * Returns the files that {@link #load} would read: those that are named, and of directories those that may hold a policy.
   *
   * @throws IOException if a directory cannot be read
   */
  public static List<Path> find(List<Path> paths) throws IOException {
    Findings findings = new Findings();
    List<Path> files = list(paths, findings).stream().map(Listed::path).toList();
    if (findings.failed()) {
      throw new IOException(findings.all().get(0).file() + ": the directory cannot be read");
    }
    return files;
  }

  private List<Document> compile(List<Mapping> documents, Findings findings) {
    List<Document> compiled = new ArrayList<>();
    Map<String, Scalar> names = new HashMap<>();
    for (Mapping tree : documents) {
      int before = findings.count();
      STRUCTURE.check(tree, findings);
      unique(tree, names, findings);
      // A tree of another structure is not looked at more closely: what follows relies on it.
      if (findings.count() == before || tree.mapping("metadata").isPresent()) {
        DocumentCompiler.compile(tree, team, model, findings).ifPresent(compiled::add);
      }
    }
    return compiled;
  }

  private static void unique(Mapping tree, Map<String, Scalar> names, Findings findings) {
    Optional<Scalar> name = tree.mapping("metadata").flatMap(m -> m.scalar("name"));
    name.ifPresent(found -> {
      Scalar first = names.putIfAbsent(found.value(), found);
      if (first != null) {
        findings.add(
            found.span(),
            Code.DUPLICATE_NAME,
            found.path(),
            "there is already a policy with the name `" + found.value() + "`",
            "in " + first.span().source().name());
      }
    });
  }

  private record Listed(Path path, boolean named) {}

  private static Optional<Mapping> read(Listed file, Findings findings) {
    return YamlFile.read(file.path(), file.path().toString(), MAX_BYTES, findings)
        .filter(tree -> file.named() || !OTHER_KINDS.contains(tree.text("kind", "")));
  }

  private static List<Listed> list(List<Path> paths, Findings findings) {
    List<Listed> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(new Listed(path, true));
        continue;
      }
      try (Stream<Path> all = Files.walk(path, 16)) {
        new TreeSet<>(all.filter(file -> isPolicy(path, file)).toList())
            .forEach(file -> files.add(new Listed(file, false)));
      } catch (IOException | java.io.UncheckedIOException e) {
        findings.add(Diagnostic.about(
            path.toString(),
            Code.UNREADABLE,
            "the directory cannot be read: " + e.getClass().getSimpleName(),
            ""));
      }
    }
    return files;
  }

  private static boolean isPolicy(Path directory, Path file) {
    for (Path step : directory.relativize(file)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        && !name.contains(".test.");
  }

  /**
   * What came of the files. Immutable.
   *
   * @param documents the documents
   * @param version tells this set of documents from others: a hash of all contents
   * @param warnings what their authors should look at
   */
  public record Compiled(List<Document> documents, String version, List<Diagnostic> warnings) {
    /** Copies the lists. */
    public Compiled {
      documents = List.copyOf(documents);
      Objects.requireNonNull(version, "version");
      warnings = List.copyOf(warnings);
    }

    /** Returns the documents as one policy. */
    public Policy policy() {
      return Policy.of(documents, version);
    }
  }
}
