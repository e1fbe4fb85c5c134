package dev.lictor.dsl.fact;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a caller of what is told of one. */
final class CallerMaker {

  /** A caller of whom nothing is told. */
  private static final Map<String, Object> NOBODY_IN_PARTICULAR = Map.of(
      "issuer", "issuer.example",
      "tenant", "tenant",
      "instance", "instance",
      "client", "client",
      "scopes", Set.of(),
      "verified", true);

  private final Directories directories;
  private final Findings findings;

  CallerMaker(Directories directories, Findings findings) {
    this.directories = directories;
    this.findings = findings;
  }

  Caller make(Told.Part told) {
    FactType type = directories.table().caller();
    Map<String, Object> values = Overlay.over(type, NOBODY_IN_PARTICULAR, told);
    return new Caller(
        text(values, "issuer"),
        text(values, "tenant"),
        text(values, "instance"),
        text(values, "client"),
        Optional.ofNullable((String) values.get("user")),
        texts(values.get("scopes")),
        (Boolean) values.getOrDefault("verified", true),
        team(told.fields().get("team")));
  }

  private Optional<Team> team(@Nullable Told told) {
    if (told instanceof Told.Named named) {
      return listed(named);
    }
    return told instanceof Told.Part part ? Optional.of(team(part)) : Optional.empty();
  }

  private Optional<Team> listed(Told.Named named) {
    Optional<Team> team = directories.teams().flatMap(teams -> teams.named(named.name()));
    if (team.isEmpty()) {
      findings.add(
          named.node().span(),
          Code.UNKNOWN_ENTRY,
          named.node().path(),
          directories.teams().isEmpty()
              ? "there is no team directory that tells who `" + named.name() + "` is"
              : "the team directory has no team `" + named.name() + '`',
          directories
              .teams()
              .map(teams -> Closest.hint(named.name(), teams.names()))
              .orElse("name one with `teams:`, or tell the team's fields here"));
    }
    return team;
  }

  private Team team(Told.Part told) {
    FactType type =
        directories.table().caller().field("team").orElseThrow().part().orElseThrow();
    Map<String, Object> values = Overlay.over(type, Map.of("models", Set.of()), told);
    type.fields().values().forEach(field -> {
      if (!field.optional() && !values.containsKey(field.name())) {
        Missing.add(findings, told, "every team has `" + field.name() + '`');
      }
    });
    return new Team(
        text(values, "name"),
        texts(values.get("models")),
        attributes(directories.teamAttributes(), values));
  }

  /** Returns those of the values that a directory declares as attributes. */
  static Map<String, Object> attributes(Attributes declared, Map<String, Object> values) {
    Map<String, Object> attributes = new LinkedHashMap<>(values);
    attributes.keySet().retainAll(declared.byName().keySet());
    return attributes;
  }

  private static String text(Map<String, Object> values, String name) {
    return (String) values.getOrDefault(name, "");
  }

  @SuppressWarnings("unchecked") // sets of facts are sets of texts
  static Set<String> texts(@Nullable Object value) {
    return value == null ? Set.of() : (Set<String>) value;
  }
}
