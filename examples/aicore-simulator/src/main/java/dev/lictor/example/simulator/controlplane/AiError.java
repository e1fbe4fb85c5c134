package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.util.UUID;

/** AI Core's own error shape (AI Core 2.42.0: {@code AiApiError}; provider-facts §2.5). The codes are made up. Thread-safe. */
public final class AiError {
  private AiError() {}

  /** Says that no valid token came along. */
  public static Reply unauthorized(Head head) {
    return of(401, "01010401", "Unauthorized: a valid Bearer token is required", head)
        .with("www-authenticate", "Bearer");
  }

  /** Says that there is nothing at this path. */
  public static Reply notFound(Head head) {
    return of(404, "01010404", "The requested resource was not found", head);
  }

  /** Says that the request is not as it should be. */
  public static Reply badRequest(Head head, String message) {
    return of(400, "01010400", message, head);
  }

  /** Says that the body is larger than what this path takes. */
  public static Reply tooLarge(Head head) {
    return of(413, "01010413", "The request body is too large", head);
  }

  static Reply of(int status, String code, String message, Head head) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("code", code)
        .put("message", message)
        .put("requestId", UUID.randomUUID().toString())
        .put("target", head.path());
    return Reply.json(status, body);
  }

  /** Says so as the gateway in front of AI Core does, in plain text: this caller may not do this. */
  static Reply forbidden() {
    return Reply.text(403, "RBAC: access denied");
  }
}
