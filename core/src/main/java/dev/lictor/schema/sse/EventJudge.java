package dev.lictor.schema.sse;

import dev.lictor.internal.json.PathListener;

/**
 * Decides which events of a stream the caller does not get. It hears what stands at the wanted places of one event's document after
 * the other. Confined to one call.
 */
public interface EventJudge extends PathListener {

  /** Forgets what it heard; the document of another event may come. */
  void restart();

  /** Returns whether the event is to be kept whatever may still come in it, so that it need not be held. */
  boolean keeps();

  /** Returns whether the event is to be dropped, whose whole document was heard. */
  boolean drops();
}
