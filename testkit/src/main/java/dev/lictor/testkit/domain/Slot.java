package dev.lictor.testkit.domain;

import dev.lictor.call.AiCoreId;
import java.util.List;
import java.util.Locale;

/** Where a text may be anything, with what stands there if a domain does not say. Immutable. */
enum Slot {
  ISSUER("issuer.example"),
  TENANT("tenant-1"),
  INSTANCE("instance-1"),
  CLIENT("client-1"),
  USER("jo@example.com"),
  SCOPE("inference"),
  TEAM("alpha"),
  HOST("files.example.com"),
  RESOURCE_GROUP("default"),
  DEPLOYMENT("d1234"),
  REPOSITORY("handbook"),
  NAME("lookup");

  private final String usual;

  Slot(String usual) {
    this.usual = usual;
  }

  /** Returns what stands there, if nothing is said. */
  List<String> usual() {
    return this == TEAM ? List.of(usual, "beta") : List.of(usual);
  }

  /** Returns what nobody would give. */
  String stranger() {
    return this == HOST ? "stranger.example.net" : this == DEPLOYMENT ? "d9999" : "stranger-9";
  }

  /** Returns whether a word may stand there. */
  boolean takes(String word) {
    return switch (this) {
      case HOST -> isPlain(word, ".-") && word.equals(word.toLowerCase(Locale.ROOT));
      case DEPLOYMENT -> AiCoreId.isId(word);
      case RESOURCE_GROUP, NAME -> isPlain(word, "._-");
      default -> true;
    };
  }

  private static boolean isPlain(String word, String besides) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && besides.indexOf(c) < 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
