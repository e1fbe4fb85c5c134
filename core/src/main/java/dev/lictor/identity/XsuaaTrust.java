package dev.lictor.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose tokens are believed. A region's signature alone is not identity: the same service signs for every customer of the
 * region, so tenants, or instances of a tenant, are listed. Immutable.
 *
 * @param issuer the domain of the token service, or the name given to the owner of the fixed keys
 * @param fixedKeys where the keys are, if not at the domain
 * @param audience the audiences that tokens may be for
 * @param tenants tenants that are trusted whole
 * @param instances trusted service instances by their tenant
 * @param anyTenant whether every tenant is trusted
 * @param bound what is made of tokens bound to a certificate
 */
record XsuaaTrust(
    String issuer,
    Optional<URI> fixedKeys,
    Audience audience,
    Set<String> tenants,
    Map<String, Set<String>> instances,
    boolean anyTenant,
    BoundTokens bound) {

  XsuaaTrust {
    tenants = Set.copyOf(tenants);
    instances = Map.copyOf(instances);
  }

  boolean trusts(TokenClaims claims) {
    return anyTenant
        || tenants.contains(claims.tenant())
        || instances.getOrDefault(claims.tenant(), Set.of()).contains(claims.instance());
  }

  /** Returns where the keys for the tenant are; the tenant has the shape of one and is trusted. */
  URI keysOf(String tenant) {
    return fixedKeys.orElseGet(() -> URI.create("https://" + issuer + "/token_keys?zid=" + tenant));
  }

  /** Returns bytes that differ if anything in here differs. */
  byte[] fingerprint() {
    TreeMap<String, TreeSet<String>> sorted = new TreeMap<>();
    instances.forEach((tenant, ids) -> sorted.put(tenant, new TreeSet<>(ids)));
    String text = issuer
        + '\n'
        + fixedKeys
        + '\n'
        + new TreeSet<>(audience.trusted())
        + '\n'
        + new TreeSet<>(tenants)
        + '\n'
        + sorted
        + '\n'
        + anyTenant
        + '\n'
        + bound;
    return TokenDigest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
