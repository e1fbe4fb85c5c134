package dev.lictor.example.simulator.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A client that may ask for tokens: the holder of one service key. Immutable.
 *
 * @param name a name for people
 * @param kind on which side it stands
 * @param clientId the OAuth client id, in the form that service brokers give
 * @param clientSecret the OAuth client secret
 * @param zid the identity zone (tenant)
 * @param subdomain the identity zone's subdomain
 * @param serviceInstanceId the service instance
 * @param scopes the scopes that its tokens carry
 */
public record SimulatorClient(
    String name,
    ClientKind kind,
    String clientId,
    String clientSecret,
    String zid,
    String subdomain,
    String serviceInstanceId,
    List<String> scopes) {
  private static final String CONSUMER_APP = "!b65018|xsuaa_aicaas!b77089";
  private static final String PROVIDER_APP = "!b13079|xsuaa_std!b77089";

  /** Keeps its own copy of the scopes. */
  public SimulatorClient {
    scopes = List.copyOf(scopes);
  }

  /** Makes a consumer in a zone of its own; all but the secret follows from the name. */
  public static SimulatorClient consumer(String name) {
    return consumer(name, id(name, "zone"));
  }

  /** Makes a consumer in a given zone; all else but the secret follows from the name. */
  public static SimulatorClient consumer(String name, String zid) {
    String app = id(name, "binding") + CONSUMER_APP;
    return new SimulatorClient(
        name,
        ClientKind.CONSUMER,
        "sb-" + app,
        secret(),
        zid,
        name,
        id(name, "instance"),
        List.of(
            app + ".servicename.foundation-model-service",
            app + ".provider." + id("provider", "zone"),
            "uaa.resource"));
  }

  /** Makes the provider; all but the secret follows from the name. Scope names of operations are made up. */
  public static SimulatorClient provider(String name) {
    String app = id(name, "binding") + PROVIDER_APP;
    List<String> scopes = new ArrayList<>();
    for (String area : List.of(
        "scenario",
        "configuration",
        "deployment",
        "execution",
        "artifact",
        "resourcegroup",
        "secret")) {
      for (String verb : List.of("read", "write", "delete")) {
        scopes.add(app + "." + area + "." + verb);
      }
    }
    scopes.add("uaa.resource");
    return new SimulatorClient(
        name,
        ClientKind.PROVIDER,
        "sb-" + app,
        secret(),
        id(name, "zone"),
        name,
        id(name, "instance"),
        scopes);
  }

  /** Returns the application's name: the client id without its prefix. */
  public String appName() {
    return clientId.startsWith("sb-") ? clientId.substring("sb-".length()) : clientId;
  }

  private static String id(String name, String what) {
    return UUID.nameUUIDFromBytes((what + "/" + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static String secret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return UUID.randomUUID() + "$" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Returns all but the secret. */
  @Override
  public String toString() {
    return "SimulatorClient[name=" + name + ", kind=" + kind + ", clientId=" + clientId + "]";
  }
}
