package dev.lictor.schema.gemini;

import dev.lictor.http.Response;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says no as Google's APIs do: {@code google.rpc.Status} within {@code error}, with a status word and typed details (Google AIP-193).
 * Google's SDKs make a client's or a server's exception of it, by the status. Not instantiable; all functions are pure.
 */
final class GeminiRefusal {

  private static final String TYPE = "type.googleapis.com/";

  private GeminiRefusal() {}

  static Response of(Refusal refusal) {
    List<Map<String, Object>> details = new ArrayList<>(3);
    details.add(detail(
        "google.rpc.ErrorInfo",
        Map.of(
            "reason", refusal.code(),
            "domain", "lictor.dev",
            "metadata", Map.of("requestId", refusal.requestId()))));
    if (refusal.retryAfterSeconds().isPresent()) {
      details.add(detail(
          "google.rpc.RetryInfo",
          Map.of("retryDelay", refusal.retryAfterSeconds().getAsLong() + "s")));
    }
    Map<String, Object> more = new LinkedHashMap<>();
    RefusalBody.addDetails(refusal, more);
    if (!more.isEmpty()) {
      details.add(detail("google.protobuf.Struct", Map.of("value", more)));
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", refusal.status());
    error.put("message", refusal.message());
    error.put("status", word(refusal.status()));
    error.put("details", details);
    return RefusalBody.response(refusal, Map.of("error", error));
  }

  private static Map<String, Object> detail(String type, Map<String, Object> fields) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("@type", TYPE + type);
    detail.putAll(fields);
    return detail;
  }

  /** Returns the canonical word for a status ({@code google.rpc.Code}). */
  private static String word(int status) {
    return switch (status) {
      case 401 -> "UNAUTHENTICATED";
      case 403 -> "PERMISSION_DENIED";
      case 404 -> "NOT_FOUND";
      case 409 -> "ABORTED";
      case 429 -> "RESOURCE_EXHAUSTED";
      case 501 -> "UNIMPLEMENTED";
      case 502, 503 -> "UNAVAILABLE";
      case 408, 504 -> "DEADLINE_EXCEEDED";
      default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
    };
  }
}
