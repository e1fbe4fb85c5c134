package dev.lictor.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How callers are proven. Immutable. */
public sealed interface IdentitySettings {

  /** Returns the name of the issuer that callers get. */
  String issuer();

  /**
   * By tokens of XSUAA. Immutable.
   *
   * @param domain the uaa domain whose tenants sign; empty if {@code jwksUri} is said
   * @param jwksUri where the keys are; empty if {@code domain} is said
   * @param issuer the name of the issuer that callers get
   * @param audiences the audiences of which a token must have one
   * @param tenants the tenants that are trusted whole
   * @param instances the service instances that are trusted, by tenant
   * @param anyTenant whether every customer of the region is trusted
   * @param requireBound whether every token must be bound to the client certificate of its connection
   */
  record Xsuaa(
      Optional<String> domain,
      Optional<URI> jwksUri,
      String issuer,
      List<String> audiences,
      List<String> tenants,
      Map<String, List<String>> instances,
      boolean anyTenant,
      boolean requireBound)
      implements IdentitySettings {
    /** Copies the collections. */
    public Xsuaa {
      Objects.requireNonNull(domain, "domain");
      Objects.requireNonNull(jwksUri, "jwksUri");
      Objects.requireNonNull(issuer, "issuer");
      audiences = List.copyOf(audiences);
      tenants = List.copyOf(tenants);
      instances = Map.copyOf(instances);
    }
  }

  /**
   * By a peer that has verified their tokens. Immutable.
   *
   * @param issuer the name of the issuer that callers get
   * @param loopback whether peers must be on this machine
   * @param certificates the thumbprints of the client certificates that peers must have one of; empty if any or none will do
   * @param secret the secret that peers must send, if they must
   */
  record Upstream(
      String issuer, boolean loopback, Set<String> certificates, Optional<Secret> secret)
      implements IdentitySettings {
    /** Copies the set. */
    public Upstream {
      Objects.requireNonNull(issuer, "issuer");
      certificates = Set.copyOf(certificates);
      Objects.requireNonNull(secret, "secret");
    }
  }

  /**
   * A secret in a header. Immutable.
   *
   * @param header the name of the header
   * @param file the file that holds the secret
   */
  record Secret(String header, Path file) {
    /** Checks that nothing is null. */
    public Secret {
      Objects.requireNonNull(header, "header");
      Objects.requireNonNull(file, "file");
    }
  }
}
