package dev.lictor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What of a service key tells whose tokens to believe: never its secret. Immutable.
 *
 * @param domain the domain of the token service
 * @param clientId the client id
 */
record ServiceKey(String domain, String clientId) {

  /**
   * Reads a service key.
   *
   * @throws IllegalArgumentException if it is no JSON object with a client id and a token service
   */
  static ServiceKey parse(String json) {
    JsonNode key = StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    if (key == null) {
      throw new IllegalArgumentException("service key: expected one JSON object");
    }
    String clientId = key.path("clientid").asText("");
    String domain = key.path("uaadomain").asText("");
    if (domain.isEmpty()) {
      domain = domainOf(key.path("url").asText(""));
    }
    if (clientId.isEmpty() || domain == null) {
      throw new IllegalArgumentException(
          "service key: expected clientid, and uaadomain or a url https://<subdomain>.authentication.…");
    }
    return new ServiceKey(domain, clientId);
  }

  XsuaaIdentityBuilder toBuilder() {
    return XsuaaIdentityBuilder.ofDomain(domain).audiences(Audience.ofClient(clientId));
  }

  private static @Nullable String domainOf(String url) {
    String host;
    try {
      host = URI.create(url).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
    int dot = host == null ? -1 : host.indexOf('.');
    return host == null || !host.startsWith(".authentication.", dot)
        ? null
        : host.substring(dot + 1);
  }
}
