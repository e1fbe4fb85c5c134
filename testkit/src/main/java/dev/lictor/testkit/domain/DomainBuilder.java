package dev.lictor.testkit.domain;

import dev.lictor.attribute.Attributes;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Collects the words of a {@link Domain}. What is given takes the place of the usual. Not thread-safe. */
public final class DomainBuilder {

  private final List<ModelEntry> models = new ArrayList<>();
  private final List<Team> teams = new ArrayList<>();
  private Attributes teamAttributes = Attributes.NONE;
  private final Map<Slot, List<String>> texts = new EnumMap<>(Slot.class);
  private final List<String> words = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<Instant> instants = new ArrayList<>();

  DomainBuilder() {}

  DomainBuilder(Lexicon lexicon) {
    models.addAll(lexicon.models());
    teams.addAll(lexicon.teams());
    teamAttributes = lexicon.teamAttributes();
    lexicon.texts().forEach((slot, values) -> texts.put(slot, new ArrayList<>(values)));
    words.addAll(lexicon.words());
    numbers.addAll(lexicon.thresholds());
    instants.addAll(lexicon.moments());
  }

  /** Adds models. */
  public DomainBuilder models(ModelEntry... entries) {
    models.addAll(List.of(entries));
    return this;
  }

  /** Adds models of which only the names matter; their providers and sizes are guessed. */
  public DomainBuilder models(String... names) {
    Arrays.stream(names).map(UsualModels::named).forEach(models::add);
    return this;
  }

  /**
   * Adds models of a catalogue.
   *
   * @throws IllegalArgumentException if the catalogue does not know one of them
   */
  public DomainBuilder models(ModelCatalogue catalogue, String... names) {
    for (String name : names) {
      models.add(catalogue
          .find(name)
          .orElseThrow(() -> new IllegalArgumentException(
              "the catalogue does not know the model \"" + name + '"')));
    }
    return this;
  }

  /** Adds a team that exists. */
  public DomainBuilder team(Team team) {
    teams.add(team);
    return this;
  }

  /** Adds names of teams, which have models and attributes of any value. */
  public DomainBuilder teamNames(String... names) {
    return add(Slot.TEAM, names);
  }

  /** Sets the attributes that teams have, besides those that the given teams show. */
  public DomainBuilder teamAttributes(Attributes attributes) {
    teamAttributes = Objects.requireNonNull(attributes, "attributes");
    return this;
  }

  /** Adds issuers of callers. */
  public DomainBuilder issuers(String... issuers) {
    return add(Slot.ISSUER, issuers);
  }

  /** Adds tenants of callers. */
  public DomainBuilder tenants(String... tenants) {
    return add(Slot.TENANT, tenants);
  }

  /** Adds service instances of callers. */
  public DomainBuilder instances(String... instances) {
    return add(Slot.INSTANCE, instances);
  }

  /** Adds OAuth clients of callers. */
  public DomainBuilder clients(String... clients) {
    return add(Slot.CLIENT, clients);
  }

  /** Adds users of callers. */
  public DomainBuilder users(String... users) {
    return add(Slot.USER, users);
  }

  /** Adds scopes of callers. */
  public DomainBuilder scopes(String... scopes) {
    return add(Slot.SCOPE, scopes);
  }

  /** Adds hosts that media and tools lie at, in lower case. */
  public DomainBuilder hosts(String... hosts) {
    return add(Slot.HOST, hosts);
  }

  /** Adds resource groups. */
  public DomainBuilder resourceGroups(String... groups) {
    return add(Slot.RESOURCE_GROUP, groups);
  }

  /** Adds ids of deployments. */
  public DomainBuilder deployments(String... ids) {
    return add(Slot.DEPLOYMENT, ids);
  }

  /** Adds repositories that documents are looked up in. */
  public DomainBuilder repositories(String... repositories) {
    return add(Slot.REPOSITORY, repositories);
  }

  /** Adds names of tools, and of whatever else a caller names as it likes. */
  public DomainBuilder names(String... names) {
    return add(Slot.NAME, names);
  }

  /** Adds words that may stand wherever a text may be anything, such as those that a policy's text holds. */
  public DomainBuilder words(String... anywhere) {
    words.addAll(List.of(anywhere));
    return this;
  }

  /** Adds numbers that a policy compares with; their neighbours are drawn too. */
  public DomainBuilder numbers(long... thresholds) {
    for (long threshold : thresholds) {
      if (threshold < 0 || threshold == Long.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a threshold must be from 0 to below 2^63 - 1, found " + threshold);
      }
      numbers.add(threshold);
    }
    return this;
  }

  /** Adds times that a policy compares with; the moments before and after are drawn too. */
  public DomainBuilder instants(Instant... moments) {
    instants.addAll(List.of(moments));
    return this;
  }

  /** Returns the domain. */
  public Domain build() {
    return new Domain(new Lexicon(
        models.isEmpty() ? UsualModels.ALL : models,
        teams,
        ShownAttributes.of(teamAttributes, teams),
        texts,
        words,
        numbers,
        instants));
  }

  private DomainBuilder add(Slot slot, String... values) {
    for (String value : values) {
      if (!slot.takes(value)) {
        throw new IllegalArgumentException(
            "\"" + value + "\" is no " + slot.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
      texts.computeIfAbsent(slot, key -> new ArrayList<>()).add(value);
    }
    return this;
  }
}
