package dev.lictor.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/** A token service's key, and the tokens that it signs: any text as header and payload. */
final class Mint {

  static final String ZID = "11111111-2222-3333-4444-555555555555";
  static final String OTHER_ZID = "99999999-2222-3333-4444-555555555555";
  static final long NOW_SECONDS = 1_800_000_000L;

  static final Mint FIRST = new Mint("key-1");
  static final Mint SECOND = new Mint("key-2");

  private final RSAKey key;

  Mint(String keyId) {
    try {
      key = new RSAKeyGenerator(2048).keyID(keyId).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String keyId() {
    return key.getKeyID();
  }

  RSAKey key() {
    return key;
  }

  /** The public key as XSUAA lists it. */
  String jwk() {
    return "{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"value\":\"ignored\",\"kid\":\""
        + keyId() + "\",\"n\":\"" + key.getModulus() + "\",\"e\":\"" + key.getPublicExponent()
        + "\"}";
  }

  static String jwks(String... keys) {
    return "{\"keys\":[" + String.join(",", keys) + "]}";
  }

  String header() {
    return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"jku\":\"https://attacker.example/token_keys\",\"kid\":\""
        + keyId() + "\",\"jid\":\"x\"}";
  }

  static String claims() {
    return "{\"jti\":\"j\",\"ext_attr\":{\"enhancer\":\"XSUAA\",\"serviceinstanceid\":\"instance-1\"},"
        + "\"sub\":\"s\",\"scope\":[\"aicore!b12.read\",\"uaa.resource\"],\"cid\":\"sb-guid!b34|aicore!b12\","
        + "\"client_id\":\"sb-guid!b34|aicore!b12\",\"azp\":\"sb-guid!b34|aicore!b12\","
        + "\"iat\":" + NOW_SECONDS + ",\"exp\":" + (NOW_SECONDS + 7200)
        + ",\"iss\":\"https://sub.authentication.eu10.example/oauth/token\",\"zid\":\"" + ZID
        + "\",\"aud\":[\"uaa\",\"sb-guid!b34|aicore!b12\",\"aicore!b12.sub\"]}";
  }

  String token() {
    return token(header(), claims());
  }

  String token(String payload) {
    return token(header(), payload);
  }

  String token(String header, String payload) {
    String signed = encoded(header) + '.' + encoded(payload);
    try {
      return signed
          + '.'
          + new RSASSASigner(key)
              .sign(new JWSHeader(JWSAlgorithm.RS256), signed.getBytes(StandardCharsets.US_ASCII));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String encoded(String text) {
    return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
