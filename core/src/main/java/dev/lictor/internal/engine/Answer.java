package dev.lictor.internal.engine;

import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What is learnt of one answer while it passes, from whichever thread. Thread-safe. */
final class Answer {

  private final Meter meter;
  private final boolean compressed;
  private long bytes;
  private @Nullable Measured measured;

  /**
   * @param meter takes the bytes that pass
   * @param compressed whether they may stand for more bytes than they are
   */
  Answer(Meter meter, boolean compressed) {
    this.meter = meter;
    this.compressed = compressed;
  }

  /** Looks at the next bytes; once the answer has ended nothing happens. */
  synchronized void pass(ByteBuffer more) {
    if (measured == null) {
      bytes += more.remaining();
      meter.pass(more);
    }
  }

  /** Returns how many bytes passed, or the most there could be if they were compressed. */
  synchronized long bytes() {
    return compressed ? Long.MAX_VALUE : bytes;
  }

  /** Ends the answer, and returns what was found; the second time the same. */
  synchronized Measured end() {
    if (measured == null) {
      measured = meter.end();
    }
    return measured;
  }
}
