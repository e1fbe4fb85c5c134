package dev.lictor.example.simulator.model;

/**
 * A language model that the simulator claims to serve. Immutable.
 *
 * @param name the name in the Generative AI Hub
 * @param provider who makes it
 * @param executableId the executable that deploys it
 * @param version its latest version
 * @param answersAs the name that it gives in its answers, usually a dated one
 * @param contextTokens how many tokens it can see
 * @param maxOutputTokens how many tokens it can write
 */
public record LanguageModel(
    String name,
    String provider,
    String executableId,
    String version,
    String answersAs,
    long contextTokens,
    long maxOutputTokens) {
  /** Says whether a version asked for is this one; {@code latest} always is. */
  public boolean isVersion(String asked) {
    return asked.equals("latest") || asked.equals(version);
  }
}
