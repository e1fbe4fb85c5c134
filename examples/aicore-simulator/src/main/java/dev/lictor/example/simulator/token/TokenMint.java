package dev.lictor.example.simulator.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes tokens: true ones, and for tests every kind of false one. Thread-safe. */
public final class TokenMint {
  private static final long HOUR_SECONDS = 3600;

  private final SigningKeys keys;
  private final Tokens tokens;

  /**
   * Makes a mint.
   *
   * @param keys the key to sign with
   * @param url the identity zone's URL, without a slash at its end
   * @param lifetime how long tokens live
   * @param clock tells when they are issued
   */
  public TokenMint(SigningKeys keys, String url, Duration lifetime, InstantSource clock) {
    this.keys = keys;
    this.tokens = new Tokens(url, lifetime, clock);
  }

  /** Makes an ordinary token. */
  public String token(SimulatorClient client) {
    return token(client, claims -> {});
  }

  /** Makes a well signed token whose claims were changed before; values are JSON's: strings, numbers, lists, maps. */
  public String token(SimulatorClient client, Consumer<Map<String, Object>> change) {
    return token(client, header -> {}, change);
  }

  /** Makes a well signed token whose header and claims were changed before. */
  public String token(
      SimulatorClient client,
      Consumer<Map<String, Object>> headerChange,
      Consumer<Map<String, Object>> change) {
    return signed("RS256", client, headerChange, change, new RSASSASigner(keys.privateKey()));
  }

  /** Makes a token that expired an hour ago. */
  public String expired(SimulatorClient client) {
    return token(client, claims -> {
      claims.put("iat", tokens.nowSeconds() - 2 * HOUR_SECONDS);
      claims.put("exp", tokens.nowSeconds() - HOUR_SECONDS);
    });
  }

  /** Makes a token that is good from an hour from now. */
  public String notYetValid(SimulatorClient client) {
    return token(client, claims -> claims.put("nbf", tokens.nowSeconds() + HOUR_SECONDS));
  }

  /** Makes a token that never expires. */
  public String withoutExpiry(SimulatorClient client) {
    return token(client, claims -> claims.remove("exp"));
  }

  /** Makes a token of which another key signed all the same claims. */
  public String signedByAnotherKey(SimulatorClient client) {
    return signed(
        "RS256",
        client,
        header -> {},
        claims -> {},
        new RSASSASigner(SigningKeys.generate().privateKey()));
  }

  /** Makes a token that names a key nobody publishes. */
  public String withUnknownKeyId(SimulatorClient client) {
    return token(client, header -> header.put("kid", "no-such-key"), claims -> {});
  }

  /** Makes a token with {@code alg: none} and no signature. */
  public String unsigned(SimulatorClient client) {
    return new PlainObject(new Payload(tokens.claims(client))).serialize();
  }

  /** Makes a token that takes the published key as a shared secret: HS256 over it. */
  public String signedWithPublicKeyAsSecret(SimulatorClient client) {
    try {
      byte[] secret = keys.publicKeyPem().getBytes(StandardCharsets.UTF_8);
      return signed("HS256", client, header -> {}, claims -> {}, new MACSigner(secret));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("the published key is long enough for HS256", impossible);
    }
  }

  /** Makes a token for other audiences; client and scopes stay. */
  public String withAudience(SimulatorClient client, String... audiences) {
    return token(client, claims -> claims.put("aud", List.of(audiences)));
  }

  /** Makes a token of another identity zone. */
  public String withZone(SimulatorClient client, String zid) {
    return token(client, claims -> claims.put("zid", zid));
  }

  /** Makes a token that names no service instance, nor anything else of {@code ext_attr}. */
  public String withoutExtAttr(SimulatorClient client) {
    return token(client, claims -> claims.remove("ext_attr"));
  }

  Duration lifetime() {
    return tokens.lifetime();
  }

  private String signed(
      String algorithm,
      SimulatorClient client,
      Consumer<Map<String, Object>> headerChange,
      Consumer<Map<String, Object>> change,
      JWSSigner signer) {
    Map<String, Object> header = tokens.header(algorithm);
    headerChange.accept(header);
    Map<String, Object> claims = tokens.claims(client);
    change.accept(claims);
    try {
      JWSObject object = new JWSObject(JWSHeader.parse(header), new Payload(claims));
      object.sign(signer);
      return object.serialize();
    } catch (JOSEException | ParseException unusable) {
      throw new IllegalArgumentException(
          "this header cannot be signed with " + algorithm, unusable);
    }
  }
}
