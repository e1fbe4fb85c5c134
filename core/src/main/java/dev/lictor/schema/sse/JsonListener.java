package dev.lictor.schema.sse;

import dev.lictor.internal.json.PathListener;

/** Hears what stands at the wanted places of JSON documents in server-sent events. Confined to one call. */
public interface JsonListener extends PathListener {

  /**
   * A document ends.
   *
   * @param whole whether it was whole; if not, what was heard of it does not count
   */
  void documentEnds(boolean whole);
}
