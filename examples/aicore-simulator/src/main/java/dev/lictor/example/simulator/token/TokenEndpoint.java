package dev.lictor.example.simulator.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /oauth/token} for client credentials, sent in the form or as HTTP Basic (provider-facts §4.1), and {@code GET
 * /token_keys}, whatever zone is asked for. Thread-safe.
 */
public final class TokenEndpoint {
  private static final String TOKEN_PATH = "/oauth/token";
  private static final String KEYS_PATH = "/token_keys";

  private record Credentials(String id, String secret) {}

  private final List<SimulatorClient> clients;
  private final SigningKeys keys;
  private final TokenMint mint;

  /** Makes the endpoint for the given clients. */
  public TokenEndpoint(List<SimulatorClient> clients, SigningKeys keys, TokenMint mint) {
    this.clients = List.copyOf(clients);
    this.keys = keys;
    this.mint = mint;
  }

  /** Says whether a path is this endpoint's; no token is needed for it. */
  public static boolean owns(String path) {
    return path.equals(TOKEN_PATH) || path.equals(KEYS_PATH);
  }

  /** Answers a request to a path that it {@link #owns}. */
  public Reply answer(Head head, Body body) {
    return switch (head.method() + " " + head.path()) {
      case "POST " + TOKEN_PATH -> issue(head, body);
      case "GET " + KEYS_PATH, "HEAD " + KEYS_PATH -> Reply.json(200, keys.toJson());
      default -> Reply.empty(405);
    };
  }

  private Reply issue(Head head, Body body) {
    Map<String, String> form;
    Optional<Credentials> credentials;
    try {
      form = form(new String(body.kept(), StandardCharsets.UTF_8));
      credentials = credentials(head, form);
    } catch (IllegalArgumentException malformed) {
      return error(400, "invalid_request", "The request cannot be decoded");
    }
    Optional<SimulatorClient> client = credentials.flatMap(this::client);
    if (client.isEmpty()) {
      return error(401, "unauthorized", "Bad credentials")
          .with("www-authenticate", "Basic realm=\"UAA/client\"");
    }
    String grant = form.get("grant_type");
    if (grant == null) {
      return error(400, "invalid_request", "Missing grant type");
    }
    if (!grant.equals("client_credentials")) {
      return error(400, "unsupported_grant_type", "Unsupported grant type");
    }
    return issued(client.get());
  }

  private Reply issued(SimulatorClient client) {
    String token = mint.token(client);
    ObjectNode answer = Json.object()
        .put("access_token", token)
        .put("token_type", "bearer")
        .put("expires_in", mint.lifetime().toSeconds())
        .put("scope", String.join(" ", client.scopes()))
        .put("jti", jti(token));
    return Reply.json(200, answer).with("cache-control", "no-store");
  }

  private static String jti(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return Json.parse(claims).orElseThrow().path("jti").asText();
  }

  private Optional<SimulatorClient> client(Credentials credentials) {
    return clients.stream()
        .filter(client -> client.clientId().equals(credentials.id()))
        .filter(client -> MessageDigest.isEqual(
            client.clientSecret().getBytes(StandardCharsets.UTF_8),
            credentials.secret().getBytes(StandardCharsets.UTF_8)))
        .findFirst();
  }

  private static Optional<Credentials> credentials(Head head, Map<String, String> form) {
    Optional<String> authorization = head.header("authorization");
    if (authorization.isPresent() && authorization.get().regionMatches(true, 0, "Basic ", 0, 6)) {
      byte[] decoded =
          Base64.getDecoder().decode(authorization.get().substring(6).trim());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
    }
    String id = form.get("client_id");
    String secret = form.get("client_secret");
    return id == null || secret == null
        ? Optional.empty()
        : Optional.of(new Credentials(id, secret));
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static Reply error(int status, String error, String description) {
    return Reply.json(
        status, Json.object().put("error", error).put("error_description", description));
  }
}
