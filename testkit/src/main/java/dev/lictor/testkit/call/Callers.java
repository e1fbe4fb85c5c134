package dev.lictor.testkit.call;

import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.testkit.domain.Domain;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws callers. Not instantiable; all functions are pure. */
public final class Callers {

  private static final int MOST_SCOPES = 2;

  private Callers() {}

  /** Returns callers with a team and without, with a user and without. */
  public static Arbitrary<Caller> of(Domain domain) {
    return callers(
        domain,
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Optional.<Team>empty())),
            Tuple.of(2, domain.teamsAndStrangers().map(Optional::of))));
  }

  /** Returns callers that belong to a team. */
  public static Arbitrary<Caller> inATeam(Domain domain) {
    return callers(domain, domain.teamsAndStrangers().map(Optional::of));
  }

  /** Returns callers whom no team directory knows. */
  public static Arbitrary<Caller> withoutTeam(Domain domain) {
    return callers(domain, Arbitraries.just(Optional.empty()));
  }

  /** Returns callers that belong to this team. */
  public static Arbitrary<Caller> in(Team team, Domain domain) {
    return callers(domain, Arbitraries.just(Optional.of(team)));
  }

  private static Arbitrary<Caller> callers(Domain domain, Arbitrary<Optional<Team>> teams) {
    Arbitrary<Optional<String>> users = Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Optional.<String>empty())),
        Tuple.of(1, domain.users().map(Optional::of)));
    Arbitrary<Set<String>> scopes = domain.scopes().set().ofMaxSize(MOST_SCOPES);
    return Combinators.combine(
            domain.issuers(),
            domain.tenants(),
            domain.instances(),
            domain.clients(),
            users,
            scopes,
            teams)
        .as((issuer, tenant, instance, client, user, scope, team) ->
            new Caller(issuer, tenant, instance, client, user, scope, true, team))
        .withoutEdgeCases();
  }
}
