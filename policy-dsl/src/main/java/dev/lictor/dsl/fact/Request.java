package dev.lictor.dsl.fact;

import dev.lictor.Paths;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it would come over the wire, and what must be known to serve it. Immutable.
 *
 * @param head the head
 * @param body the body; each call returns a view of its own, backed by an array
 * @param paths whose paths the engine governs that it is sent to
 * @param served what the deployment of the path serves, if the control plane would be asked
 */
public record Request(RequestHead head, ByteBuffer body, Paths paths, Optional<Served> served) {

  /** Checks that nothing is null. */
  public Request {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(paths, "paths");
    Objects.requireNonNull(served, "served");
  }

  @Override
  public ByteBuffer body() {
    return body.duplicate();
  }

  /** Returns whose paths a target is one of: AI Core's begin with {@code /v2/}, and so do two of Cohere's. */
  public static Paths pathsOf(String target) {
    boolean cohere = target.equals("/v2/chat") || target.equals("/v2/rerank");
    return target.startsWith("/v2/") && !cohere ? Paths.AI_CORE : Paths.NATIVE;
  }
}
