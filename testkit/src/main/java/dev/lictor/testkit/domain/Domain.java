package dev.lictor.testkit.domain;

import dev.lictor.attribute.Attributes;
import dev.lictor.call.Kind;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * The words and numbers that calls are drawn from, so that they reach the branches of a policy: its models and teams, its tenants and
 * hosts, the thresholds it compares with. What is not said has usual values.
 *
 * <p>Each arbitrary shrinks to the first word that was given; beside those that were given it draws a stranger now and then, and beside
 * the names of models such as look much like them. Immutable.
 */
public final class Domain {

  /** The time of a call, if no instants are given. */
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final Domain USUAL = builder().build();
  private static final String STRANGER = "unheard-of";

  private final Lexicon words;

  Domain(Lexicon words) {
    this.words = words;
  }

  /** Returns a domain in which nothing was said. */
  public static Domain usual() {
    return USUAL;
  }

  /** Returns a builder of a domain. */
  public static DomainBuilder builder() {
    return new DomainBuilder();
  }

  /** Returns the models, in the order in which they were given. */
  public List<ModelEntry> models() {
    return words.models();
  }

  /** Returns the catalogue of the models. */
  public ModelCatalogue catalogue() {
    return ModelCatalogue.of(words.models());
  }

  /** Returns the entry of a model: that of the catalogue, or empty for a stranger. */
  public Optional<ModelEntry> model(String name) {
    return words.models().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** Returns the teams that were given. */
  public List<Team> teams() {
    return words.teams();
  }

  /** Returns the attributes that teams have, as declared or as the given teams show. */
  public Attributes teamAttributes() {
    return words.teamAttributes();
  }

  /** Returns names of models that suit a dialect and kind, and now and then any other, or one that is in no catalogue. */
  public Arbitrary<String> modelNames(Dialect dialect, Kind kind) {
    List<String> all = words.models().stream().map(ModelEntry::name).toList();
    List<String> suited = words.models().stream()
        .filter(entry -> UsualModels.suits(entry, dialect, kind))
        .map(ModelEntry::name)
        .toList();
    List<String> usual = suited.isEmpty() ? all : suited;
    List<String> strange = Stream.concat(
            usual.stream().flatMap(Domain::nearMisses), Stream.of(STRANGER + "-model"))
        .filter(name -> !all.contains(name))
        .distinct()
        .toList();
    return Arbitraries.frequencyOf(List.of(
        Tuple.of(14, Arbitraries.of(usual)),
        Tuple.of(1, Arbitraries.of(all)),
        Tuple.of(1, Arbitraries.of(strange))));
  }

  private static Stream<String> nearMisses(String name) {
    return Stream.of(name + "-preview", name.toUpperCase(Locale.ROOT));
  }

  /** Returns the issuers of callers. */
  public Arbitrary<String> issuers() {
    return words.arbitrary(Slot.ISSUER);
  }

  /** Returns the tenants of callers. */
  public Arbitrary<String> tenants() {
    return words.arbitrary(Slot.TENANT);
  }

  /** Returns the service instances of callers. */
  public Arbitrary<String> instances() {
    return words.arbitrary(Slot.INSTANCE);
  }

  /** Returns the OAuth clients of callers. */
  public Arbitrary<String> clients() {
    return words.arbitrary(Slot.CLIENT);
  }

  /** Returns the users of callers. */
  public Arbitrary<String> users() {
    return words.arbitrary(Slot.USER);
  }

  /** Returns the scopes of callers. */
  public Arbitrary<String> scopes() {
    return words.arbitrary(Slot.SCOPE);
  }

  /** Returns the hosts that media and tools lie at. */
  public Arbitrary<String> hosts() {
    return words.arbitrary(Slot.HOST);
  }

  /** Returns the resource groups that calls name. */
  public Arbitrary<String> resourceGroups() {
    return words.arbitrary(Slot.RESOURCE_GROUP);
  }

  /** Returns the ids of deployments. */
  public Arbitrary<String> deployments() {
    return words.arbitrary(Slot.DEPLOYMENT);
  }

  /** Returns the repositories that documents are looked up in. */
  public Arbitrary<String> repositories() {
    return words.arbitrary(Slot.REPOSITORY);
  }

  /** Returns names of tools, and of whatever else a caller names as it likes. */
  public Arbitrary<String> names() {
    return words.arbitrary(Slot.NAME);
  }

  /** Returns numbers: those that were given with their neighbours, and a few of every size; from the smallest. */
  public Arbitrary<Long> numbers() {
    return Arbitraries.of(words.numbers());
  }

  /**
   * Returns those numbers that are at least so large.
   *
   * @param least the smallest, which is always among them
   */
  public Arbitrary<Long> numbersFrom(long least) {
    List<Long> large = new ArrayList<>(List.of(least));
    words.numbers().stream().filter(number -> number > least).forEach(large::add);
    return Arbitraries.of(large);
  }

  /** Returns the times of calls: those that were given, and a moment before and after. */
  public Arbitrary<Instant> instants() {
    return Arbitraries.of(words.instants());
  }

  /** Returns teams: those that were given and strangers. */
  public Arbitrary<Team> teamsAndStrangers() {
    return new Teams(this, words).arbitrary();
  }

  /** Returns a builder that begins with what this domain knows. */
  public DomainBuilder toBuilder() {
    return new DomainBuilder(words);
  }
}
