package dev.lictor.schema.orchestration;

import dev.lictor.http.Response;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says no as the service does: v2 within {@code error}, v1 flat, with the four keys that both specs require. {@code reason} holds
 * the stable word of the refusal; SAP's SDKs pass over keys that they do not know. Not instantiable; all functions are pure.
 */
final class OrchestrationRefusal {

  private static final String LOCATION = "Lictor Policy";

  private OrchestrationRefusal() {}

  static Response of(Generation generation, Refusal refusal) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("request_id", refusal.requestId());
    error.put("code", refusal.status());
    error.put("message", refusal.message());
    error.put("location", LOCATION);
    error.put("reason", refusal.code());
    error.put(generation.results(), Map.of());
    RefusalBody.addDetails(refusal, error, "headers");
    return RefusalBody.response(refusal, generation.wrapped() ? Map.of("error", error) : error);
  }
}
