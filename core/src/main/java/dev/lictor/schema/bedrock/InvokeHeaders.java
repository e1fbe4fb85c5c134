package dev.lictor.schema.bedrock;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonFault;
import java.util.Locale;

/** What the head of {@code invoke} says that {@code converse} says in its body. Not instantiable; all functions are pure. */
final class InvokeHeaders {

  private InvokeHeaders() {}

  /** Adds it to the facts; what is wrong with it is thrown as a fault. */
  static void addTo(CallFacts.Builder facts, Operation operation) {
    String identifier = operation.parameter(BedrockRoute.GUARDRAIL);
    String version = operation.parameter(BedrockRoute.GUARDRAIL_VERSION);
    String trace = operation.parameter(BedrockRoute.TRACE).toLowerCase(Locale.ROOT);
    if (identifier.isEmpty() != version.isEmpty()) {
      throw new JsonFault(
          "incomplete_guardrail",
          "$: the headers of a guardrail are its identifier and its version, found one of them");
    }
    if (!identifier.isEmpty()) {
      facts.guardrail(new Guardrail(identifier, version, trace));
    }
    String tier = operation.parameter(BedrockRoute.TIER);
    String latency = operation.parameter(BedrockRoute.LATENCY);
    if (!tier.isEmpty() || !latency.isEmpty()) {
      facts.serviceTier(latency.equals("optimized") ? latency : tier);
    }
  }
}
