package dev.lictor.schema.bedrock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The families of models whose {@code invoke} bodies somebody here can read. Immutable. */
enum Family {
  /** Claude, whose body is the Messages API's. */
  ANTHROPIC,
  /** Amazon Nova's understanding models. */
  NOVA,
  /** Amazon Titan's text models. */
  TITAN_TEXT,
  /** Amazon Titan's embedding models. */
  TITAN_EMBEDDING;

  private static final List<String> OTHER_NOVAS =
      List.of("canvas", "reel", "sonic", "act", "embed"); // each has a format of its own

  /**
   * Returns the family of a model, by AI Core's name ({@code anthropic--claude-4.5-sonnet}) or Bedrock's, with or without the region
   * of an inference profile in front ({@code us.anthropic.claude-…}).
   */
  static Optional<Family> of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return ofBedrock(name.replace("--", ".")).or(() -> {
      int dot = name.indexOf('.');
      return dot < 0 ? Optional.empty() : ofBedrock(name.substring(dot + 1));
    });
  }

  private static Optional<Family> ofBedrock(String name) {
    if (name.startsWith("anthropic.claude")) {
      return Optional.of(ANTHROPIC);
    }
    if (name.startsWith("amazon.titan-embed")) {
      return Optional.of(TITAN_EMBEDDING);
    }
    if (name.startsWith("amazon.titan-text")) {
      return Optional.of(TITAN_TEXT);
    }
    return name.startsWith("amazon.nova-") && !isOtherNova(name)
        ? Optional.of(NOVA)
        : Optional.empty();
  }

  private static boolean isOtherNova(String name) {
    for (String other : OTHER_NOVAS) {
      if (name.contains(other)) {
        return true;
      }
    }
    return false;
  }
}
