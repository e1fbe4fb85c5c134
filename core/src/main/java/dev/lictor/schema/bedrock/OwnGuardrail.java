package dev.lictor.schema.bedrock;

import dev.lictor.call.Guardrail;
import dev.lictor.mandate.GuardrailMandate;
import java.util.Optional;

/** A guardrail that the caller chose: it is never replaced, since nobody can tell which is stricter. Not instantiable. */
final class OwnGuardrail {

  private OwnGuardrail() {}

  /** Returns why a call that has it cannot have the mandated one, if that is so. */
  static Optional<String> problem(Guardrail own, GuardrailMandate mandated) {
    if (mandated.isMetBy(own)) {
      return Optional.empty();
    }
    return Optional.of(
        own.whole()
            ? "the call asks for another guardrail"
            : "the call has its guardrail look at a part of the messages only, or too late");
  }
}
