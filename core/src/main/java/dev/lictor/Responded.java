package dev.lictor;

import dev.lictor.http.ResponseHead;
import java.util.Objects;

/**
 * An answer that has begun. Immutable.
 *
 * @param head the head that goes to the caller, but for the hop-by-hop headers, which are the host's
 * @param flow what the body goes through
 */
public record Responded(ResponseHead head, Flow flow) {

  /** Checks that nothing is null. */
  public Responded {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(flow, "flow");
  }
}
