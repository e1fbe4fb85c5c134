package dev.lictor.schema.openai;

import dev.lictor.http.Response;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says no as OpenAI does, {@code {"error":{"message","type","param","code"}}} (openai-openapi, {@code ErrorResponse}); Azure's errors
 * are read from the same two keys, {@code code} and {@code message}. The SDKs choose the exception by the status. Not instantiable; all
 * functions are pure.
 */
final class OpenAiRefusal {

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private OpenAiRefusal() {}

  static Response of(Refusal refusal) {
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("message", refusal.message());
    error.put("type", type(refusal));
    error.put("param", null);
    error.put("code", refusal.code());
    error.put("request_id", refusal.requestId());
    RefusalBody.addDetails(refusal, error);
    return RefusalBody.response(refusal, Map.of("error", error));
  }

  /** Returns the word for the status; a budget that time fills again is a rate, one that it does not is a quota. */
  private static String type(Refusal refusal) {
    int status = refusal.status();
    if (status >= SERVER_ERROR || status < BAD_REQUEST) {
      return "server_error";
    }
    return switch (status) {
      case UNAUTHORIZED -> "authentication_error";
      case FORBIDDEN -> "permission_error";
      case TOO_MANY ->
        refusal.retryAfterSeconds().isPresent() ? "rate_limit_exceeded" : "insufficient_quota";
      default -> "invalid_request_error";
    };
  }
}
