package dev.lictor.dsl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The version of a set of files: a hash of their contents that neither their names nor the order of policies change. Not
 * instantiable.
 */
public final class Version {

  private static final int BYTES = 8;

  private Version() {}

  /** Returns the version of one text. */
  static String of(String content) {
    return ofHashes(List.of(hash(content)));
  }

  /** Returns the version of the texts with these hashes. */
  static String ofHashes(List<String> hashes) {
    return HexFormat.of()
        .formatHex(sha256(String.join("\n", hashes.stream().sorted().toList())), 0, BYTES);
  }

  /** Returns the version of several sets together, each in its place; a set that is not there has an empty version. */
  public static String together(String... versions) {
    return HexFormat.of().formatHex(sha256(String.join("\n", versions)), 0, BYTES);
  }

  /** Returns the hash of one text. */
  static String hash(String content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
