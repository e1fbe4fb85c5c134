package dev.lictor.schema.sse;

import dev.lictor.internal.json.WantedPath;
import java.nio.ByteBuffer;
import java.util.Objects;

/** What is emptied in the events of a stream, and what ends the stream if that cannot be done. Immutable. */
public final class Redaction {

  private static final int USUAL_MAX_EVENT_BYTES = 1 << 20;

  private final WantedPath emptied;
  private final byte[] errorFrame;
  private final int maxEventBytes;

  private Redaction(WantedPath emptied, byte[] errorFrame, int maxEventBytes) {
    this.emptied = Objects.requireNonNull(emptied, "emptied");
    this.errorFrame = errorFrame;
    this.maxEventBytes = maxEventBytes;
  }

  /**
   * Returns a redaction of events of up to 1 MiB.
   *
   * @param emptied the places to be emptied, as {@link dev.lictor.internal.json.EmptyingScanner} takes them
   * @param errorFrame the dialect's event that tells of an error, with its blank line
   */
  public static Redaction of(WantedPath emptied, byte[] errorFrame) {
    return new Redaction(emptied, errorFrame.clone(), USUAL_MAX_EVENT_BYTES);
  }

  /** Returns the same redaction with another bound on an event, which is how much of it is held to be read whole. */
  public Redaction withMaxEventBytes(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxEventBytes must be at least 1, found " + bytes);
    }
    return new Redaction(emptied, errorFrame, bytes);
  }

  WantedPath emptied() {
    return emptied;
  }

  ByteBuffer errorFrame() {
    return ByteBuffer.wrap(errorFrame.clone());
  }

  int maxEventBytes() {
    return maxEventBytes;
  }
}
