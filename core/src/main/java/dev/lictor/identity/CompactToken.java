package dev.lictor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A signed token in its three parts (RFC 7515 §3.1). Of the header only {@code alg}, {@code kid} and {@code crit} are read:
 * {@code jku}, {@code x5u}, {@code x5c} and {@code jwk} would let a token vouch for itself.
 */
final class CompactToken {

  private final JsonNode header;
  private final TokenClaims claims;
  private final byte[] signed;
  private final byte[] signature;

  private CompactToken(JsonNode header, TokenClaims claims, byte[] signed, byte[] signature) {
    this.header = header;
    this.claims = claims;
    this.signed = signed;
    this.signature = signature;
  }

  /**
   * Returns the token, or null if it is not three parts of canonical base64url, the first two of them JSON objects, or if a
   * claim that is read has the wrong type.
   */
  static @Nullable CompactToken parse(String token) {
    byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    if (first < 0 || token.indexOf('.', first + 1) != last) {
      return null;
    }
    byte[] header = Base64Url.decoded(Arrays.copyOf(text, first));
    byte[] payload = Base64Url.decoded(Arrays.copyOfRange(text, Math.min(first + 1, last), last));
    byte[] signature = Base64Url.decoded(Arrays.copyOfRange(text, last + 1, text.length));
    if (header == null || payload == null || signature == null) {
      return null;
    }
    JsonNode headerJson = StrictJson.object(header);
    JsonNode payloadJson = StrictJson.object(payload);
    TokenClaims claims = payloadJson == null ? null : TokenClaims.read(payloadJson);
    return headerJson == null || claims == null
        ? null
        : new CompactToken(headerJson, claims, Arrays.copyOf(text, last), signature);
  }

  /** Returns what is wrong with the header, or null. */
  @Nullable
  TokenFlaw flaw() {
    if (header.has("crit")) {
      return TokenFlaw.CRITICAL;
    }
    JsonNode algorithm = header.path("alg");
    if (!algorithm.isTextual() || !algorithm.textValue().equals("RS256")) {
      return TokenFlaw.ALGORITHM;
    }
    return keyId().isEmpty() ? TokenFlaw.NO_KEY_ID : null;
  }

  /** Returns the id of the key, or the empty string. */
  String keyId() {
    return header.path("kid").isTextual() ? header.path("kid").textValue() : "";
  }

  TokenClaims claims() {
    return claims;
  }

  /** Returns the bytes that the signature is over. */
  byte[] signed() {
    return signed.clone();
  }

  byte[] signature() {
    return signature.clone();
  }
}
