package dev.lictor.example.simulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lictor.example.simulator.exchange.Head;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether a request carries a valid token of this simulator, and whose. Thread-safe. */
public final class TokenVerifier {
  private static final long SKEW_MILLIS = 60_000;

  private final JWSVerifier signature;
  private final Set<String> providers;
  private final InstantSource clock;

  /** Makes a verifier; a token of a client that is not listed has a consumer's rights. */
  public TokenVerifier(SigningKeys keys, List<SimulatorClient> clients, InstantSource clock) {
    this.signature = new RSASSAVerifier(keys.publicKey());
    this.providers = clients.stream()
        .filter(client -> client.kind() == ClientKind.PROVIDER)
        .map(SimulatorClient::clientId)
        .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
  }

  /** Verifies the one Bearer token of a request; empty if there is none, more than one, or it is not valid. */
  public Optional<Caller> verify(Head head) {
    List<String> values = head.headers().stream()
        .filter(field -> field.name().equalsIgnoreCase("authorization"))
        .map(field -> field.value())
        .toList();
    if (values.size() != 1 || !values.get(0).regionMatches(true, 0, "Bearer ", 0, 7)) {
      return Optional.empty();
    }
    return verify(values.get(0).substring(7));
  }

  /** Verifies a token: RS256 by this simulator's key, not expired, already valid. */
  public Optional<Caller> verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
          || !SigningKeys.KEY_ID.equals(jwt.getHeader().getKeyID())
          || !jwt.verify(signature)) {
        return Optional.empty();
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return current(claims) ? Optional.of(caller(claims)) : Optional.empty();
    } catch (ParseException | JOSEException invalid) {
      return Optional.empty();
    }
  }

  private boolean current(JWTClaimsSet claims) {
    long nowMillis = clock.millis();
    Date expires = claims.getExpirationTime();
    Date notBefore = claims.getNotBeforeTime();
    return expires != null
        && expires.toInstant().toEpochMilli() > nowMillis
        && (notBefore == null || notBefore.toInstant().toEpochMilli() <= nowMillis + SKEW_MILLIS);
  }

  private Caller caller(JWTClaimsSet claims) throws ParseException {
    String clientId = claims.getStringClaim("cid");
    Map<String, Object> attributes = claims.getJSONObjectClaim("ext_attr");
    Object instance = attributes == null ? null : attributes.get("serviceinstanceid");
    String zid = claims.getStringClaim("zid");
    return new Caller(
        clientId != null && providers.contains(clientId)
            ? ClientKind.PROVIDER
            : ClientKind.CONSUMER,
        zid == null ? "" : zid,
        instance instanceof String id ? Optional.of(id) : Optional.empty());
  }
}
