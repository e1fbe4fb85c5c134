package dev.lictor.identity;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, proven by a credential. Issuer, tenant and instance together are its identity: an instance id alone may occur in
 * two landscapes. Immutable.
 *
 * @param issuer who vouches for the caller, such as the domain of the token service
 * @param tenant the tenant ({@code zid} of an XSUAA token)
 * @param instance the service instance ({@code ext_attr.serviceinstanceid} of an XSUAA token)
 * @param client the OAuth client
 * @param user the user, if the token speaks for one
 * @param scopes the scopes of the token
 * @param verified whether the credential was verified here; false only if the owner said that the upstream does it
 * @param team the team, if the directory knows one
 */
public record Caller(
    String issuer,
    String tenant,
    String instance,
    String client,
    Optional<String> user,
    Set<String> scopes,
    boolean verified,
    Optional<Team> team) {

  /** Checks that nothing is null. */
  public Caller {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(team, "team");
    scopes = Set.copyOf(scopes);
  }

  /** Returns issuer, tenant and instance in one string; two callers with the same one are the same. */
  public String id() {
    return issuer + '/' + tenant + '/' + instance;
  }

  /** Returns this caller as a member of the team. */
  public Caller in(Optional<Team> newTeam) {
    return new Caller(issuer, tenant, instance, client, user, scopes, verified, newTeam);
  }
}
