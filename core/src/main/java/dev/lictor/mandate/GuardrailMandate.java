package dev.lictor.mandate;

import dev.lictor.call.Guardrail;
import java.util.Objects;

/**
 * A guardrail of Amazon Bedrock that a call must have. Immutable.
 *
 * @param identifier the id or the ARN
 * @param version the version, such as {@code 3}
 */
public record GuardrailMandate(String identifier, String version) {
  /** Checks that nothing is null. */
  public GuardrailMandate {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(version, "version");
  }

  /** Returns whether the guardrail of a call is this one. */
  boolean isMetBy(Guardrail guardrail) {
    return guardrail.identifier().equals(identifier) && guardrail.version().equals(version);
  }

  @Override
  public String toString() {
    return identifier + " version " + version;
  }
}
