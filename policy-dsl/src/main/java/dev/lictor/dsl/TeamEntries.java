package dev.lictor.dsl;

import dev.lictor.dsl.compile.Attributed;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Structure;
import dev.lictor.dsl.yaml.YamlFile;
import dev.lictor.identity.Team;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the entries of a team directory. Not thread-safe. */
final class TeamEntries {

  static final int MAX_BYTES = 64 << 20;

  private static final Structure STRUCTURE =
      Structure.resource(TeamEntries.class, "teams.schema.json");
  private static final Set<String> OWN =
      Set.of("name", "issuer", "tenant", "instance", "instances", "models");

  private final Mapping file;
  private final Findings findings;
  private final Attributed attributed;
  private final Map<TeamFile.Key, Team> teams = new HashMap<>();
  private final Map<TeamFile.Key, Scalar> places = new HashMap<>();
  private final Map<String, Scalar> names = new HashMap<>();

  private TeamEntries(Mapping file, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.attributed = Attributed.of(file, OWN, Set.of(), findings);
  }

  static TeamFile read(Path path) throws DiagnosticException {
    Findings findings = new Findings();
    Optional<Mapping> tree = YamlFile.read(path, path.toString(), MAX_BYTES, findings);
    tree.ifPresent(t -> STRUCTURE.check(t, findings));
    Optional<TeamFile> teams = tree.map(t -> new TeamEntries(t, findings).read());
    findings.check();
    return teams.orElseThrow();
  }

  private TeamFile read() {
    for (Node item : file.items("teams")) {
      if (item instanceof Mapping entry) {
        add(entry);
      }
    }
    return new TeamFile(attributed.declared(), Version.of(file.span().source().text()), teams);
  }

  private void add(Mapping entry) {
    unique(entry);
    Set<String> models = new LinkedHashSet<>();
    entry.items("models").forEach(model -> {
      if (model instanceof Scalar scalar) {
        models.add(scalar.value());
      }
    });
    Team team = new Team(entry.text("name", ""), models, attributed.read(entry));
    Optional<String> issuer = said(entry, "issuer");
    Optional<String> tenant = said(entry, "tenant");
    List<Node> instances = Stream.concat(
            entry.items("instance").stream(), entry.items("instances").stream())
        .toList();
    if (instances.isEmpty()
        || (entry.entry("instance").isPresent() && entry.entry("instances").isPresent())) {
      complain(
          start(entry),
          Code.CONFLICTING_KEYS,
          entry.path(),
          "a team has either `instance` or `instances`",
          "");
    }
    for (Node instance : instances) {
      if (instance instanceof Scalar scalar && issuer.isPresent() && tenant.isPresent()) {
        put(new TeamFile.Key(issuer.get(), tenant.get(), scalar.value()), scalar, team);
      }
    }
  }

  private void unique(Mapping entry) {
    entry.scalar("name").ifPresent(name -> {
      Scalar first = names.putIfAbsent(name.value(), name);
      if (first != null) {
        complain(
            name.span(),
            Code.DUPLICATE_ENTRY,
            name.path(),
            "there is already a team with the name `" + name.value() + "`",
            "in line " + line(first) + "; give it `instances`");
      }
    });
  }

  private Optional<String> said(Mapping entry, String key) {
    Optional<Scalar> said = entry.scalar(key).or(() -> file.scalar(key));
    if (said.isEmpty()) {
      complain(
          start(entry),
          Code.MISSING_KEY,
          entry.path(),
          "the key `" + key + "` is missing",
          "it may be said once, at the top of the file");
    }
    return said.map(Scalar::value);
  }

  private void put(TeamFile.Key key, Scalar place, Team team) {
    Scalar first = places.putIfAbsent(key, place);
    if (first != null) {
      complain(
          place.span(),
          Code.DUPLICATE_ENTRY,
          place.path(),
          "the service instance `" + key.instance() + "` has a team already",
          "in line " + line(first));
      return;
    }
    teams.put(key, team);
  }

  private static int line(Scalar scalar) {
    return scalar.span().source().line(scalar.span().start());
  }

  private static Span start(Mapping entry) {
    return new Span(entry.span().source(), entry.span().start(), entry.span().start() + 1);
  }

  private void complain(Span span, Code code, String path, String message, String hint) {
    findings.add(span, code, path, message, hint);
  }
}
