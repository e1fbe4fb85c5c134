package dev.lictor.schema;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A no of the engine, before a room has put it into the words of its dialect. Immutable.
 *
 * @param status the HTTP status
 * @param code a stable word: the id of the rule or budget, or the engine's own word
 * @param message one sentence for the caller
 * @param details what goes into the answer besides, by name: strings, numbers, booleans or lists of strings
 * @param requestId the id of the exchange, for asking back
 * @param retryAfterSeconds after how many seconds it may help to ask again, if ever
 */
public record Refusal(
    int status,
    String code,
    String message,
    Map<String, Object> details,
    String requestId,
    OptionalLong retryAfterSeconds) {

  /** Checks that nothing is null. */
  public Refusal {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(retryAfterSeconds, "retryAfterSeconds");
    details = Map.copyOf(details);
  }
}
