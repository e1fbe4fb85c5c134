package dev.lictor.schema.anthropic;

import dev.lictor.http.Response;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says no as the Messages API does: {@code {"type":"error","error":{"type","message"},"request_id"}} with the type that Anthropic gives
 * the status ("Errors" in its API reference). {@code reason} holds the stable word of the refusal. Not instantiable; all functions are
 * pure.
 */
final class AnthropicRefusal {

  private AnthropicRefusal() {}

  static Response of(Refusal refusal) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", type(refusal.status()));
    error.put("message", refusal.message());
    error.put("reason", refusal.code());
    RefusalBody.addDetails(refusal, error);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "error");
    body.put("error", error);
    body.put("request_id", refusal.requestId());
    return RefusalBody.response(refusal, body);
  }

  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 503, 529 -> "overloaded_error";
      case 504 -> "timeout_error";
      default -> status >= 500 ? "api_error" : "invalid_request_error";
    };
  }
}
