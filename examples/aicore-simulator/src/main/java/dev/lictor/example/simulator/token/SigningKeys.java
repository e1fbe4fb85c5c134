package dev.lictor.example.simulator.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.util.Base64URL;
import dev.lictor.example.simulator.json.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** The RSA key that tokens are signed with, made at start. Immutable. */
public final class SigningKeys {
  /** The id under which the key is published. */
  public static final String KEY_ID = "default-jwt-key-1";

  private static final int KEY_BITS = 2048;

  private final KeyPair pair;

  private SigningKeys(KeyPair pair) {
    this.pair = pair;
  }

  /** Makes a new key. */
  public static SigningKeys generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return new SigningKeys(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has RSA", impossible);
    }
  }

  PrivateKey privateKey() {
    return pair.getPrivate();
  }

  RSAPublicKey publicKey() {
    return (RSAPublicKey) pair.getPublic();
  }

  String publicKeyPem() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
        .encodeToString(pair.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
  }

  /** Writes the key set that {@code /token_keys} serves, with XSUAA's extra member {@code value}. */
  public ObjectNode toJson() {
    ObjectNode key = Json.object()
        .put("kty", "RSA")
        .put("e", Base64URL.encode(publicKey().getPublicExponent()).toString())
        .put("use", "sig")
        .put("kid", KEY_ID)
        .put("alg", "RS256")
        .put("value", publicKeyPem())
        .put("n", Base64URL.encode(publicKey().getModulus()).toString());
    ObjectNode set = Json.object();
    set.putArray("keys").add(key);
    return set;
  }
}
