package dev.lictor.example.simulator.behaviour;

import dev.lictor.example.simulator.exchange.Reply;
import java.nio.charset.StandardCharsets;

/**
 * An answer given in place of the true one. Immutable.
 *
 * @param status the HTTP status
 * @param contentType the content type
 * @param body the body
 */
public record CannedAnswer(int status, String contentType, String body) {
  /** Checks the status. */
  public CannedAnswer {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status must lie between 200 and 599, found " + status);
    }
  }

  /** Makes the reply. */
  public Reply reply() {
    return status == 204 || status == 304
        ? Reply.empty(status)
        : Reply.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }
}
