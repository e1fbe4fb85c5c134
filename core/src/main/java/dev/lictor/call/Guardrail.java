package dev.lictor.call;

import java.util.Objects;

/**
 * A guardrail of Amazon Bedrock that a call asks for. Immutable.
 *
 * @param identifier the id or the ARN
 * @param version the version, such as {@code 3} or {@code DRAFT}
 * @param trace whether the answer tells what the guardrail found: {@code enabled}, {@code disabled}, {@code enabled_full}; empty if
 *     not said
 * @param whole whether it looks at all that it can, and before anybody sees the answer; not if the call shows it only a part of the
 *     messages, or has the answer streamed while it still looks (Amazon Bedrock user guide, "Include a guardrail with the Converse
 *     API", "Configure streaming response behavior")
 */
public record Guardrail(String identifier, String version, String trace, boolean whole) {
  /** Checks that nothing is null. */
  public Guardrail {
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(trace, "trace");
  }

  /** Makes one that looks at all that it can. */
  public Guardrail(String identifier, String version, String trace) {
    this(identifier, version, trace, true);
  }
}
