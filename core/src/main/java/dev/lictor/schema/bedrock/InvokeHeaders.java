package dev.lictor.schema.bedrock;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.schema.Tightened;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the head of {@code invoke} says that {@code converse} says in its body. Not instantiable; all functions are pure. */
final class InvokeHeaders {

  private static final String GUARDRAIL = "X-Amzn-Bedrock-GuardrailIdentifier";
  private static final String GUARDRAIL_VERSION = "X-Amzn-Bedrock-GuardrailVersion";

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

  /** Gives a request the guardrail that is mandated, unless the caller chose one. */
  static Tightened tighten(Tightened.Request request, Set<GuardrailMandate> mandated) {
    Operation operation = request.operation();
    if (mandated.isEmpty() || !operation.parameter(BedrockRoute.GUARDRAIL).isEmpty()) {
      return request;
    }
    if (!operation.parameter(BedrockRoute.TRACE).isEmpty()) {
      return new Tightened.Impossible(
          "the head speaks of the trace of a guardrail, and names none");
    }
    GuardrailMandate guardrail = mandated.iterator().next();
    return new Tightened.Request(
        request.body(),
        operation.and(Map.of(
            BedrockRoute.GUARDRAIL, guardrail.identifier(),
            BedrockRoute.GUARDRAIL_VERSION, guardrail.version())),
        Map.of(
            GUARDRAIL, guardrail.identifier(),
            GUARDRAIL_VERSION, guardrail.version()));
  }
}
