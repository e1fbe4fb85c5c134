package dev.lictor.deployment;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.identity.Caller;
import java.util.Objects;

/**
 * A question for a document of the control plane, to be asked as the caller. Immutable.
 *
 * @param caller who refers to it
 * @param head the head of the call, whose token and resource group the control plane is asked with
 * @param target the path and query of the document, from {@code /v2} on; nothing in it needs an encoding
 * @param headers what the question says besides
 */
public record ReferenceQuery(Caller caller, RequestHead head, String target, Headers headers) {
  /** Checks that nothing is null. */
  public ReferenceQuery {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(headers, "headers");
  }
}
