package dev.lictor.dsl;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.analysis.Analysis;
import dev.lictor.dsl.analysis.Contradiction;
import dev.lictor.dsl.analysis.Contradictions;
import dev.lictor.dsl.analysis.Exceptions;
import dev.lictor.dsl.analysis.Governing;
import dev.lictor.dsl.analysis.Lints;
import dev.lictor.dsl.analysis.Shadowed;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.DocumentCompiler;
import dev.lictor.dsl.compile.Owner;
import dev.lictor.dsl.compile.Types;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Structure;
import dev.lictor.dsl.yaml.YamlFile;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Compiles policy files: all of them, with all findings at once, or none. Immutable, but for the memory that it may share. */
public final class PolicyFiles {

  private static final int MAX_BYTES = 1 << 20;
  private static final Structure STRUCTURE =
      Structure.resource(PolicyFiles.class, "policy.schema.json");
  private static final Set<String> OTHER_KINDS = Set.of("Teams", "Models", "Settings");

  private final Types types;
  private final PolicyMemory memory;
  private final List<Delegation> delegations;
  private final InstantSource clock;

  private PolicyFiles(
      Types types, PolicyMemory memory, List<Delegation> delegations, InstantSource clock) {
    this.types = types;
    this.memory = Objects.requireNonNull(memory, "memory");
    this.delegations = List.copyOf(delegations);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns a compiler of policies that may read these attributes of a team, besides its name and models. */
  public static PolicyFiles withTeam(Attributes team) {
    return new PolicyFiles(
        new Types(team, Attributes.NONE), new PolicyMemory(), List.of(), InstantSource.system());
  }

  /** Returns a compiler of policies that read no more of a team than its name and models. */
  public static PolicyFiles withoutAttributes() {
    return withTeam(Attributes.NONE);
  }

  /** Returns a compiler of policies that may also read these attributes of a model. */
  public PolicyFiles andModel(Attributes attributes) {
    return new PolicyFiles(new Types(types.team(), attributes), memory, delegations, clock);
  }

  /** Returns a compiler that does not compile again what this memory holds; loads that follow each other share it. */
  public PolicyFiles remembering(PolicyMemory shared) {
    return new PolicyFiles(types, shared, delegations, clock);
  }

  /**
   * Returns a compiler that also compiles the policies of other authors. If those of one have an error, its calls are refused and all
   * others go on; the findings are then warnings.
   */
  public PolicyFiles delegating(List<Delegation> some) {
    return new PolicyFiles(types, memory, some, clock);
  }

  /** Returns a compiler that takes the time, for exceptions that end, from this clock. */
  public PolicyFiles at(InstantSource source) {
    return new PolicyFiles(types, memory, delegations, source);
  }

  static List<String> keys() {
    return STRUCTURE.keys();
  }

  /** Returns the JSON Schema of a policy file. */
  public static String jsonSchema() {
    return STRUCTURE.jsonSchema();
  }

  /** Returns the files that {@link #load} would read now; none of a directory that cannot be read. */
  public static List<Path> files(List<Path> paths) {
    Findings unused = new Findings();
    return paths.stream()
        .flatMap(path -> PolicyPaths.list(path, unused).stream().map(PolicyPaths.Listed::path))
        .toList();
  }

  /**
   * Compiles files and directories. Of a directory all files named {@code *.yaml}, {@code *.yml} and {@code *.json} are taken, also
   * below it, but for tests ({@code *.test.yaml}), hidden files and what says that it is of another kind, such as teams.
   *
   * @throws DiagnosticException with every finding, if there is an error in any of them, or a path holds no policy
   */
  public Compiled load(List<Path> paths) throws DiagnosticException {
    Load load = new Load(Owner.PLATFORM);
    load.all(paths);
    load.contradictions();
    delegations.forEach(load::delegated);
    load.compare();
    memory.keep(load.used);
    load.findings.check();
    return new Compiled(load.documents, types, Version.ofHashes(load.hashes), load.findings.all());
  }

  /** One load of the files of one author. Not thread-safe. */
  private final class Load {

    private final Owner owner;
    private final Findings findings = new Findings();
    private final Map<PolicyMemory.Key, PolicyMemory.Remembered> used = new HashMap<>();
    private final Map<String, Scalar> names = new HashMap<>();
    private final Set<String> authors = new HashSet<>();
    private final List<CheckedDocument> documents = new ArrayList<>();
    private final Contradictions contradictions = new Contradictions();
    private final List<String> hashes = new ArrayList<>();

    Load(Owner owner) {
      this.owner = owner;
    }

    void all(List<Path> paths) {
      for (Path path : paths) {
        int policies = hashes.size();
        int errors = findings.count();
        PolicyPaths.list(path, findings).forEach(this::file);
        if (hashes.size() == policies && findings.count() == errors) {
          empty(path.toString());
        }
      }
      if (paths.isEmpty()) {
        empty(paths.toString());
      }
    }

    void delegated(Delegation delegation) {
      Scalar where = delegation.where();
      if (!authors.add(delegation.name())) {
        findings.add(
            where.span(),
            Code.DUPLICATE_NAME,
            where.path(),
            "policies are delegated to `" + delegation.name() + "` twice",
            "choose another name");
        return;
      }
      Owner author = Owner.delegate(delegation.name(), where);
      Optional<CheckedDocument> standIn =
          DocumentCompiler.broken(author, types.team(), types.model(), findings);
      if (standIn.isEmpty()) {
        return;
      }
      Load own = new Load(author);
      PolicyPaths.list(delegation.path(), own.findings).forEach(own::file);
      used.putAll(own.used);
      hashes.add(Version.hash(author.prefix() + where.value()));
      hashes.addAll(own.hashes);
      contradictions.of(own.documents).forEach(own::contradicted);
      own.findings.all().forEach(found -> findings.add(found.asWarning()));
      if (own.findings.failed()) {
        findings.add(Diagnostic.about(
                delegation.path().toString(),
                Code.BROKEN_DELEGATE,
                "the policies of `" + delegation.name()
                    + "` have an error, so the calls that they are about are refused",
                "")
            .asWarning());
        hashes.add(Version.hash(author.prefix() + " is broken"));
        documents.add(standIn.get());
      } else {
        documents.addAll(own.documents);
        contradictions.keep(own.documents);
      }
    }

    /** Tells of rules that contradict each other, which nobody can set right but the owner. */
    void contradictions() {
      contradictions.of(documents).forEach(this::contradicted);
      contradictions.keep(documents);
    }

    private void contradicted(Contradiction found) {
      // Of two authors neither can break what the other wrote: the calls of both are refused.
      boolean others =
          found.other().document().delegated() && !found.other().name().startsWith(owner.prefix());
      findings.add(others ? found.finding().asWarning() : found.finding());
    }

    /** Tells what is odd about the documents together, if they can be used. */
    void compare() {
      if (findings.failed()) {
        return;
      }
      long now = clock.millis();
      documents.forEach(document -> Exceptions.check(document, now, findings));
      Shadowed.check(documents, findings);
      Governing.of(documents).check(documents, findings);
    }

    private String condition() {
      return owner.where().map(Scalar::value).orElse("");
    }

    private void empty(String where) {
      findings.add(Diagnostic.about(
          where, Code.EMPTY, "there is no policy here", "a policy says `kind: Policy`"));
    }

    private void file(PolicyPaths.Listed file) {
      String name = file.path().toString();
      Optional<Source> read = YamlFile.source(file.path(), name, MAX_BYTES, findings);
      if (read.isEmpty()) {
        return;
      }
      String hash = Version.hash(read.get().text());
      PolicyMemory.Key key = new PolicyMemory.Key(
          name, file.named(), hash, types.team(), types.model(), owner.prefix(), condition());
      PolicyMemory.Remembered known = memory.recall(key);
      Optional<PolicyMemory.Remembered> outcome =
          known == null ? compiled(read.get(), file.named()) : Optional.of(known);
      outcome.ifPresent(came -> {
        used.put(key, came);
        came.warnings().forEach(findings::add);
        if (isPolicy(came.tree(), file.named())) {
          hashes.add(hash);
          unique(came.tree());
          came.document().ifPresent(documents::add);
        }
      });
    }

    /** Returns what came of the file, or empty if it has an error. */
    private Optional<PolicyMemory.Remembered> compiled(Source source, boolean named) {
      Findings own = new Findings();
      Optional<Mapping> tree = YamlFile.parse(source, own);
      Optional<CheckedDocument> document =
          tree.filter(t -> isPolicy(t, named)).flatMap(t -> document(t, own));
      if (!own.failed()) {
        document.ifPresent(d -> Lints.check(d, own));
        return tree.map(t -> new PolicyMemory.Remembered(t, document, own.all()));
      }
      own.all().forEach(findings::add);
      tree.filter(t -> isPolicy(t, named)).ifPresent(this::unique);
      return Optional.empty();
    }

    private Optional<CheckedDocument> document(Mapping tree, Findings own) {
      STRUCTURE.check(tree, own);
      // A tree of another structure is not looked at more closely: what follows relies on it.
      return !own.failed() || tree.mapping("metadata").isPresent()
          ? DocumentCompiler.compile(tree, types.team(), types.model(), owner, own)
          : Optional.empty();
    }

    private void unique(Mapping tree) {
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
  }

  private static boolean isPolicy(Mapping tree, boolean named) {
    return named || !OTHER_KINDS.contains(tree.text("kind", ""));
  }

  /**
   * What came of the files. Immutable.
   *
   * @param checked the documents, with what they were made of
   * @param types what typed their expressions
   * @param version tells this set of documents from others: a hash of all contents
   * @param warnings what their authors should look at
   */
  public record Compiled(
      List<CheckedDocument> checked, Types types, String version, List<Diagnostic> warnings) {
    /** Copies the lists. */
    public Compiled {
      checked = List.copyOf(checked);
      Objects.requireNonNull(types, "types");
      Objects.requireNonNull(version, "version");
      warnings = List.copyOf(warnings);
    }

    /** Returns the documents. */
    public List<Document> documents() {
      return checked.stream().map(CheckedDocument::document).toList();
    }

    /** Returns what can be told of the documents without a call. */
    public Analysis analysis() {
      return Analysis.of(checked, types);
    }

    /** Returns the documents as one policy. */
    public Policy policy() {
      return Policy.of(documents(), version);
    }
  }
}
