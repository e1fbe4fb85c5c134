package dev.lictor.schema.bedrock;

import dev.lictor.http.ResponseHead;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Meters a stream that is text or binary. Its {@code Content-Type} says which, if it says either, and its first byte must agree: a
 * binary frame of at most 24 MiB begins with 0 or 1, which no text does. A stream of which the two disagree tells nothing. Confined to
 * one call.
 */
final class StreamMeter implements Meter {

  private static final String BINARY = "application/vnd.amazon.eventstream";
  private static final String TEXT = "text/event-stream";

  private final String type;
  private final Supplier<Meter> text;
  private final Supplier<Meter> frames;
  private @Nullable Meter chosen;

  StreamMeter(ResponseHead head, Supplier<Meter> text, Supplier<Meter> frames) {
    this.type = AnswerType.media(head);
    this.text = text;
    this.frames = frames;
  }

  @Override
  public void pass(ByteBuffer bytes) {
    if (chosen == null && bytes.hasRemaining()) {
      chosen = choose(bytes.get(bytes.position()));
    }
    if (chosen != null) {
      chosen.pass(bytes);
    }
  }

  private Meter choose(byte first) {
    boolean binary = first == 0 || first == 1;
    boolean contradictory = type.equals(binary ? TEXT : BINARY);
    if (contradictory) {
      return Meter.SILENT;
    }
    return binary ? frames.get() : text.get();
  }

  @Override
  public Measured end() {
    return chosen == null || chosen == Meter.SILENT
        ? new Measured(Optional.empty(), false, true)
        : chosen.end();
  }
}
