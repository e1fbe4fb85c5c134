package dev.lictor.settings;

import dev.lictor.identity.BoundTokens;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.identity.TrustUpstream;
import dev.lictor.identity.XsuaaIdentity;
import dev.lictor.identity.XsuaaIdentityBuilder;
import java.io.IOException;
import java.nio.file.Files;

/** Makes resolvers of identity settings. Not instantiable. */
final class Identities {

  private Identities() {}

  static IdentityResolver of(IdentitySettings settings) throws IOException {
    return settings instanceof IdentitySettings.Xsuaa xsuaa
        ? xsuaa(xsuaa)
        : upstream((IdentitySettings.Upstream) settings);
  }

  private static IdentityResolver xsuaa(IdentitySettings.Xsuaa settings) {
    XsuaaIdentityBuilder builder = settings.domain().isPresent()
        ? XsuaaIdentity.trusting(settings.domain().get())
        : XsuaaIdentity.withKeysAt(settings.jwksUri().orElseThrow(), settings.issuer());
    builder
        .audiences(settings.audiences().toArray(String[]::new))
        .tenants(settings.tenants().toArray(String[]::new))
        .boundTokens(settings.requireBound() ? BoundTokens.REQUIRE : BoundTokens.IGNORE);
    settings
        .instances()
        .forEach((tenant, ids) -> builder.instances(tenant, ids.toArray(String[]::new)));
    return (settings.anyTenant() ? builder.anyTenant() : builder).build();
  }

  private static IdentityResolver upstream(IdentitySettings.Upstream settings) throws IOException {
    TrustUpstream.Builder builder = TrustUpstream.builder(settings.issuer());
    if (settings.loopback()) {
      builder.loopbackOnly();
    }
    if (!settings.certificates().isEmpty()) {
      builder.certificates(settings.certificates().toArray(String[]::new));
    }
    if (settings.secret().isPresent()) {
      IdentitySettings.Secret secret = settings.secret().get();
      builder.sharedSecret(secret.header(), Files.readString(secret.file()).strip());
    }
    return builder.build();
  }
}
