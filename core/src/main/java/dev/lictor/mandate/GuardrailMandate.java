package dev.lictor.mandate;

import dev.lictor.call.Guardrail;

/**
 * A guardrail of Amazon Bedrock that a call must have. Immutable.
 *
 * @param identifier the id or the ARN
 * @param version the version, such as {@code 3}
 */
public record GuardrailMandate(String identifier, String version) {
  /** Checks that both are names. */
  public GuardrailMandate {
    if (!isName(identifier) || !isName(version)) {
      throw new IllegalArgumentException(
          "guardrail: its identifier and its version must be of visible ASCII characters, found \""
              + identifier + "\" and \"" + version + '"');
    }
  }

  /** Returns whether a text can stand in a header as a name: visible ASCII characters, at least one. */
  public static boolean isName(String text) {
    boolean visible = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      visible &= text.charAt(i) > ' ' && text.charAt(i) <= '~';
    }
    return visible;
  }

  /** Returns whether the guardrail of a call is this one, and not weakened by the call. */
  public boolean isMetBy(Guardrail guardrail) {
    return guardrail.identifier().equals(identifier)
        && guardrail.version().equals(version)
        && guardrail.whole();
  }

  @Override
  public String toString() {
    return identifier + " version " + version;
  }
}
