package dev.lictor.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes the key under which a verified token is remembered: SHA-256 over the trust, the certificate it came with and the
 * token, without a copy of the token. Thread-safe.
 */
final class TokenDigest {

  private static final int CHUNK = 256;

  private final byte[] trust;

  TokenDigest(XsuaaTrust trust) {
    this.trust = trust.fingerprint();
  }

  /** A digest of 256 bits. Immutable. */
  record Key(long a, long b, long c, long d) {}

  Key of(BearerToken bearer, String thumbprint) {
    MessageDigest digest = sha256();
    byte[] chunk = new byte[CHUNK];
    digest.update(trust);
    update(digest, chunk, thumbprint, 0);
    digest.update((byte) '\n');
    update(digest, chunk, bearer.field(), bearer.start());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
  }

  private static void update(MessageDigest digest, byte[] chunk, String ascii, int start) {
    for (int from = start; from < ascii.length(); from += CHUNK) {
      int length = Math.min(CHUNK, ascii.length() - from);
      for (int i = 0; i < length; i++) {
        chunk[i] = (byte) ascii.charAt(from + i);
      }
      digest.update(chunk, 0, length);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
