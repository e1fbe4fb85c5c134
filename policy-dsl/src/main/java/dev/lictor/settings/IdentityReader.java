package dev.lictor.settings;

import dev.lictor.identity.XsuaaIdentity;
import dev.lictor.identity.XsuaaIdentityBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code engine.identity}. */
final class IdentityReader {

  private IdentityReader() {}

  static IdentitySettings read(SettingsNode identity) {
    SettingsNode upstream = identity.at("trustUpstream");
    return upstream.isPresent() ? upstream(upstream) : xsuaa(identity.at("xsuaa"));
  }

  private static IdentitySettings upstream(SettingsNode node) {
    SettingsNode peer = node.at("peer");
    SettingsNode secret = peer.at("secret");
    Optional<IdentitySettings.Secret> shared = secret
        .at("file")
        .path()
        .map(file -> new IdentitySettings.Secret(secret.at("header").text().orElse(""), file));
    return new IdentitySettings.Upstream(
        node.at("issuer").text().orElse(""),
        peer.at("loopback").isPresent(),
        Set.copyOf(peer.at("certificates").texts()),
        shared);
  }

  private static IdentitySettings xsuaa(SettingsNode node) {
    Optional<String> domain = node.at("domain").text();
    Optional<URI> jwksUri = node.at("jwksUri").uri();
    if (node.at("domain").isPresent() == node.at("jwksUri").isPresent()) {
      node.refuse(
          "expected either `domain` or `jwksUri`", "whose keys are believed must be said once");
    }
    if (node.at("domain").isPresent() && node.at("issuer").isPresent()) {
      node.at("issuer").refuse("a domain is its own issuer", "say `issuer` with `jwksUri` only");
    }
    jwksUri.ifPresent(uri -> checkTransport(node.at("jwksUri"), uri));
    Map<String, List<String>> instances = new LinkedHashMap<>();
    SettingsNode listed = node.at("instances");
    listed.keys().forEach(tenant -> instances.put(tenant, listed.at(tenant).texts()));
    List<String> tenants = node.at("tenants").texts();
    node.at("tenants").items().forEach(IdentityReader::checkTenant);
    listed.keys().forEach(tenant -> checkTenant(listed.at(tenant), tenant));
    boolean anyTenant = node.at("anyTenant").flag().orElse(false);
    checkTenants(node, tenants, instances, anyTenant);
    return new IdentitySettings.Xsuaa(
        domain,
        jwksUri,
        node.at("issuer")
            .text()
            .or(() -> domain)
            .or(() -> jwksUri.map(URI::getHost))
            .orElse(""),
        node.at("audiences").texts(),
        tenants,
        instances,
        anyTenant,
        node.at("boundTokens").text().filter("require"::equals).isPresent());
  }

  private static void checkTenant(SettingsNode node) {
    node.text().ifPresent(tenant -> checkTenant(node, tenant));
  }

  /** The resolver knows what a tenant looks like; its objection becomes a finding in its place. */
  private static void checkTenant(SettingsNode node, String tenant) {
    try {
      XsuaaIdentityBuilder unused = XsuaaIdentity.trusting("domain.example").tenants(tenant);
    } catch (IllegalArgumentException objection) {
      node.refuse("expected the zid of a tenant, a UUID, found `" + tenant + "`", "");
    }
  }

  private static void checkTenants(
      SettingsNode node, List<String> tenants, Map<String, List<String>> instances, boolean any) {
    boolean listed = !tenants.isEmpty() || !instances.isEmpty();
    if (listed == any) {
      node.refuse(
          any
              ? "`anyTenant` leaves nothing for `tenants` and `instances` to say"
              : "expected `tenants` or `instances`: the token service signs for every customer of its region",
          any ? "say one or the other" : "or `anyTenant: true`, if all of them are meant");
    }
    for (String tenant : instances.keySet()) {
      if (tenants.contains(tenant)) {
        node.at("instances").at(tenant).refuse("the tenant is trusted whole already", "");
      }
    }
  }

  private static void checkTransport(SettingsNode node, URI uri) {
    boolean loopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
      node.refuse("expected https; plain http is for this machine only", "");
    }
  }
}
