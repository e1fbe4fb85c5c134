package dev.lictor.call;

import java.util.Objects;

/**
 * A guardrail of Amazon Bedrock that a call asks for. Immutable.
 *
 * @param identifier the id or the ARN
 * @param version the version, such as {@code 3} or {@code DRAFT}
 * @param trace whether the answer tells what the guardrail found: {@code enabled}, {@code disabled}, {@code enabled_full}; empty if
 *     not said
 */
public record Guardrail(String identifier, String version, String trace) {
  /** Checks that nothing is null. */
  public Guardrail {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(trace, "trace");
  }
}
