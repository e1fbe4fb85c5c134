package dev.lictor.schema.bedrock;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.schema.Tightened;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    if (identifier.isEmpty() != version.isEmpty()) {
      throw new JsonFault(
          "incomplete_guardrail",
          "$: the headers of a guardrail are its identifier and its version, found one of them");
    }
    guardrail(operation).ifPresent(facts::guardrail);
    String tier = operation.parameter(BedrockRoute.TIER);
    String latency = operation.parameter(BedrockRoute.LATENCY);
    if (!tier.isEmpty() || !latency.isEmpty()) {
      facts.serviceTier(latency.equals("optimized") ? latency : tier);
    }
  }

  /** Gives a request the guardrail that is mandated. */
  static Tightened tighten(Tightened.Request request, Set<GuardrailMandate> mandated) {
    Operation operation = request.operation();
    Tightened tightened = request;
    for (GuardrailMandate guardrail : mandated) {
      Optional<String> problem = problem(operation, guardrail);
      if (problem.isPresent()) {
        return new Tightened.Impossible(problem.get());
      }
      if (operation.parameter(BedrockRoute.GUARDRAIL).isEmpty()) {
        tightened = with(request, guardrail);
      }
    }
    return tightened;
  }

  private static Optional<String> problem(Operation operation, GuardrailMandate mandated) {
    Optional<Guardrail> own = guardrail(operation);
    if (own.isPresent()) {
      return OwnGuardrail.problem(own.get(), mandated);
    }
    return operation.parameter(BedrockRoute.TRACE).isEmpty()
        ? Optional.empty()
        : Optional.of("the head speaks of the trace of a guardrail, and names none");
  }

  private static Tightened with(Tightened.Request request, GuardrailMandate guardrail) {
    return new Tightened.Request(
        request.body(),
        request
            .operation()
            .and(Map.of(
                BedrockRoute.GUARDRAIL, guardrail.identifier(),
                BedrockRoute.GUARDRAIL_VERSION, guardrail.version())),
        Map.of(
            GUARDRAIL, guardrail.identifier(),
            GUARDRAIL_VERSION, guardrail.version()));
  }

  /** Returns the guardrail that the head asks for. */
  private static Optional<Guardrail> guardrail(Operation operation) {
    String identifier = operation.parameter(BedrockRoute.GUARDRAIL);
    return identifier.isEmpty()
        ? Optional.empty()
        : Optional.of(new Guardrail(
            identifier,
            operation.parameter(BedrockRoute.GUARDRAIL_VERSION),
            operation.parameter(BedrockRoute.TRACE).toLowerCase(Locale.ROOT)));
  }
}
