package dev.lictor.dsl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The version of a set of files: a hash of their contents that neither their names nor their order change. */
final class Version {

  private static final int BYTES = 8;

  private Version() {}

  static String of(List<String> contents) {
    List<String> hashes = contents.stream()
        .map(text -> HexFormat.of().formatHex(sha256(text)))
        .sorted()
        .toList();
    return HexFormat.of().formatHex(sha256(String.join("\n", hashes)), 0, BYTES);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
