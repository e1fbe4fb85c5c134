package dev.lictor.example.simulator.token;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The claims of ordinary tokens, shaped like XSUAA's (provider-facts §4.1). Thread-safe. */
final class Tokens {
  private final String url;
  private final Duration lifetime;
  private final InstantSource clock;

  Tokens(String url, Duration lifetime, InstantSource clock) {
    this.url = url;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Map<String, Object> header(String algorithm) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("jku", url + "/token_keys");
    header.put("kid", SigningKeys.KEY_ID);
    header.put("typ", "JWT");
    return header;
  }

  Map<String, Object> claims(SimulatorClient client) {
    String jti = UUID.randomUUID().toString().replace("-", "");
    long now = clock.instant().getEpochSecond();
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("enhancer", "XSUAA");
    attributes.put("subaccountid", client.zid());
    attributes.put("zdn", client.subdomain());
    attributes.put("serviceinstanceid", client.serviceInstanceId());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", jti);
    claims.put("ext_attr", attributes);
    claims.put("sub", client.clientId());
    claims.put("authorities", client.scopes());
    claims.put("scope", client.scopes());
    claims.put("client_id", client.clientId());
    claims.put("cid", client.clientId());
    claims.put("azp", client.clientId());
    claims.put("grant_type", "client_credentials");
    claims.put("rev_sig", Integer.toHexString(client.clientId().hashCode()));
    claims.put("iat", now);
    claims.put("exp", now + lifetime.toSeconds());
    claims.put("iss", url + "/oauth/token");
    claims.put("zid", client.zid());
    claims.put("aud", audiences(client));
    return claims;
  }

  private static List<String> audiences(SimulatorClient client) {
    List<String> audiences = new ArrayList<>(List.of("uaa", client.clientId()));
    if (!client.appName().equals(client.clientId())) {
      audiences.add(client.appName());
    }
    return audiences;
  }

  Duration lifetime() {
    return lifetime;
  }

  long nowSeconds() {
    return clock.instant().getEpochSecond();
  }
}
