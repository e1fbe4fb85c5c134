package dev.lictor.schema;

import dev.lictor.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says no where no dialect is known, as AI Core's own gateway does: {@code {"error":{"code","message","requestId","target"}}} with a
 * string for the code and the details as an object (AI Core API, {@code Error}). Not instantiable; all functions are pure.
 */
public final class GatewayRefusal {

  private GatewayRefusal() {}

  /**
   * Returns the refusal.
   *
   * @param target what the refusal is about, such as the path; it comes back to the caller as it is
   */
  public static Response of(Refusal refusal, String target) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", refusal.code());
    error.put("message", refusal.message());
    error.put("requestId", refusal.requestId());
    error.put("target", target);
    Map<String, Object> details = new LinkedHashMap<>();
    RefusalBody.addDetails(refusal, details);
    if (!details.isEmpty()) {
      error.put("details", details);
    }
    return RefusalBody.response(refusal, Map.of("error", error));
  }
}
