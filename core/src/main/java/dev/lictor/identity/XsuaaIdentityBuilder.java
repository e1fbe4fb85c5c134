package dev.lictor.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Says whose tokens an {@link XsuaaIdentity} believes. Audiences and tenants must be said. Not thread-safe. */
public final class XsuaaIdentityBuilder {

  private final String issuer;
  private final Optional<URI> fixedKeys;
  private final Set<String> audiences = new HashSet<>();
  private final Set<String> tenants = new HashSet<>();
  private final Map<String, Set<String>> instances = new HashMap<>();
  private boolean anyTenant;
  private BoundTokens bound = BoundTokens.IGNORE;
  private InstantSource clock = InstantSource.system();
  private LongSupplier nanos = System::nanoTime;
  private @Nullable HttpClient client;
  private @Nullable KeyFetch fetch;

  private XsuaaIdentityBuilder(String issuer, Optional<URI> fixedKeys) {
    this.issuer = issuer;
    this.fixedKeys = fixedKeys;
  }

  static XsuaaIdentityBuilder ofDomain(String domain) {
    return new XsuaaIdentityBuilder(KeyPlace.checkedDomain(domain), Optional.empty());
  }

  static XsuaaIdentityBuilder ofKeys(URI jwksUri, String issuer) {
    if (issuer.isBlank()) {
      throw new IllegalArgumentException("issuer: callers need the name of one, found nothing");
    }
    return new XsuaaIdentityBuilder(issuer, Optional.of(KeyPlace.checkedUri(jwksUri)));
  }

  /** Adds audiences that tokens may be for, such as {@code aicore!b12}; consumers' are not the provider's. */
  public XsuaaIdentityBuilder audiences(String... names) {
    audiences.addAll(Set.of(names));
    return this;
  }

  /** Adds tenants ({@code zid}) of which every service instance is trusted. */
  public XsuaaIdentityBuilder tenants(String... ids) {
    for (String id : ids) {
      tenants.add(checkedTenant(id));
    }
    return this;
  }

  /** Adds service instances of a tenant; of such a tenant no other instance is trusted. */
  public XsuaaIdentityBuilder instances(String tenant, String... ids) {
    instances.computeIfAbsent(checkedTenant(tenant), key -> new HashSet<>()).addAll(Set.of(ids));
    return this;
  }

  /** Trusts every tenant of the token service: in a public region, that is every customer of SAP there. */
  public XsuaaIdentityBuilder anyTenant() {
    anyTenant = true;
    return this;
  }

  /** Says what is made of tokens that are bound to a client certificate; it is {@link BoundTokens#IGNORE} if not said. */
  public XsuaaIdentityBuilder boundTokens(BoundTokens newBound) {
    bound = Objects.requireNonNull(newBound, "bound");
    return this;
  }

  /** Sets the clock that tells whether a token is alive. */
  public XsuaaIdentityBuilder clock(InstantSource newClock) {
    clock = Objects.requireNonNull(newClock, "clock");
    return this;
  }

  /**
   * Sets the client that fetches keys, in place of one of our own.
   *
   * @throws IllegalArgumentException if it follows redirects
   */
  public XsuaaIdentityBuilder httpClient(HttpClient newClient) {
    if (newClient.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "httpClient: keys are not looked for elsewhere, so it must not follow redirects, found "
              + newClient.followRedirects());
    }
    client = newClient;
    return this;
  }

  XsuaaIdentityBuilder ticker(LongSupplier newNanos) {
    nanos = newNanos;
    return this;
  }

  XsuaaIdentityBuilder fetch(KeyFetch newFetch) {
    fetch = newFetch;
    return this;
  }

  /**
   * Returns the resolver.
   *
   * @throws IllegalArgumentException if no audience is named, or neither tenants, nor instances, nor {@link #anyTenant} are
   */
  public XsuaaIdentity build() {
    if (audiences.isEmpty()) {
      throw new IllegalArgumentException(
          "audiences: name at least one, such as the part of a service key's clientid after '|'");
    }
    boolean listed = !tenants.isEmpty() || !instances.isEmpty();
    if (!listed && !anyTenant) {
      throw new IllegalArgumentException(
          "tenants: the token service signs for every customer of its"
              + " region; list tenants or instances, or say anyTenant()");
    }
    if (listed && anyTenant) {
      throw new IllegalArgumentException(
          "tenants: either list tenants and instances or say anyTenant(), not both");
    }
    for (String tenant : instances.keySet()) {
      if (tenants.contains(tenant)) {
        throw new IllegalArgumentException(
            "tenants: " + tenant + " is trusted whole, and some of its instances are listed too");
      }
    }
    Map<String, Set<String>> fixed = new HashMap<>();
    instances.forEach((tenant, ids) -> fixed.put(tenant, Set.copyOf(ids)));
    XsuaaTrust trust = new XsuaaTrust(
        issuer, fixedKeys, new Audience(audiences), tenants, fixed, anyTenant, bound);
    return new XsuaaIdentity(
        trust,
        fetch == null ? new HttpKeyFetch(client, HttpKeyFetch.TIMEOUT) : fetch,
        clock,
        nanos);
  }

  private static String checkedTenant(String id) {
    if (!TokenClaims.isTenant(id)) {
      throw new IllegalArgumentException("tenants: expected a UUID or uaa, found '" + id + "'");
    }
    return id;
  }
}
