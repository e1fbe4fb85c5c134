package dev.lictor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a JWK set (RFC 7517 §5) that may sign with RS256, by their ids; all others are passed over. Immutable. */
record KeySet(Map<String, RSAPublicKey> keys) {

  private static final int MIN_BITS = 2048;

  KeySet {
    keys = Map.copyOf(keys);
  }

  /** Returns the keys of the set, or null if the bytes are no JWK set. */
  static @Nullable KeySet parse(byte[] json) {
    JsonNode set = StrictJson.object(json);
    if (set == null || !set.path("keys").isArray()) {
      return null;
    }
    Map<String, RSAPublicKey> keys = new HashMap<>();
    for (JsonNode each : set.path("keys")) {
      RSAPublicKey key = signsRs256(each) ? rsaKey(each) : null;
      if (key != null) {
        keys.putIfAbsent(each.path("kid").textValue(), key);
      }
    }
    return new KeySet(keys);
  }

  @Nullable
  RSAPublicKey key(String id) {
    return keys.get(id);
  }

  private static boolean signsRs256(JsonNode key) {
    return key.path("kid").isTextual()
        && key.path("kty").asText().equals("RSA")
        && key.path("alg").asText("RS256").equals("RS256")
        && key.path("use").asText("sig").equals("sig");
  }

  private static @Nullable RSAPublicKey rsaKey(JsonNode key) {
    try {
      RSAPublicKey parsed = RSAKey.parse(key.toString()).toRSAPublicKey();
      return parsed.getModulus().bitLength() >= MIN_BITS ? parsed : null;
    } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
      return null;
    }
  }
}
