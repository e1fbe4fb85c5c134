package dev.lictor.internal.engine;

import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What is learnt of one answer while it passes, from whichever thread. Thread-safe. */
final class Answer {

  private final Meter meter;
  private long bytes;
  private @Nullable Measured measured;

  Answer(Meter meter) {
    this.meter = meter;
  }

  /** Looks at the next bytes; once the answer has ended nothing happens. */
  synchronized void pass(ByteBuffer more) {
    if (measured == null) {
      bytes += more.remaining();
      meter.pass(more);
    }
  }

  /** Returns how many bytes passed. */
  synchronized long bytes() {
    return bytes;
  }

  /** Ends the answer, and returns what was found; the second time the same. */
  synchronized Measured end() {
    if (measured == null) {
      measured = meter.end();
    }
    return measured;
  }
}
