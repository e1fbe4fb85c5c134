package dev.lictor.netty;

import dev.lictor.Opening;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.util.concurrent.CompletionStage;

/**
 * What the handler asks about each request: {@code lictor::open}, or a host's own check of the head before it, so that a
 * refusal of the host keeps its place among the answers of the connection. An extension point. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface FrontDoor {

  /** Opens a request; the stage may complete on any thread, and never fails. */
  CompletionStage<Opening> open(RequestHead head, Peer peer);
}
