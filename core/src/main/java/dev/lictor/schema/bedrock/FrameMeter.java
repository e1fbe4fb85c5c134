package dev.lictor.schema.bedrock;

import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads the figures of a binary event stream. Exceptions and errors among the frames, and a stream that breaks or ends within a frame,
 * say that it broke off. Confined to one call.
 */
final class FrameMeter implements Meter {

  /** Reads the payload of a frame. Confined to one call. */
  interface Payload {

    /** A payload begins. */
    void begins(String eventType);

    /** Some bytes of it have come. */
    void pass(byte[] bytes, int from, int to);

    /** It ends; another may begin. Returns whether it was what it should be. */
    boolean ends();
  }

  private final EventMeter.Finding finding;
  private final Payload payload;
  private final EventStreamFrames frames = new EventStreamFrames(new Frames());
  private boolean failed;

  FrameMeter(EventMeter.Finding finding, Payload payload) {
    this.finding = finding;
    this.payload = payload;
  }

  @Override
  public void pass(ByteBuffer bytes) {
    frames.pass(bytes);
  }

  @Override
  public Measured end() {
    frames.end();
    Measured found = finding.found(false);
    return frames.broken()
        ? new Measured(Optional.empty(), found.filtered(), true)
        : new Measured(found.usage(), found.filtered(), found.brokeOff() || failed);
  }

  private final class Frames implements FrameListener {

    private boolean event;

    @Override
    public void frameBegins(FrameHeaders headers) {
      event = headers.messageType().equals("event");
      payload.begins(event ? headers.eventType() : "");
    }

    @Override
    public void payload(byte[] bytes, int from, int to) {
      if (event) {
        payload.pass(bytes, from, to);
      }
    }

    @Override
    public void frameEnds(boolean valid) {
      boolean whole = payload.ends() && valid;
      if (event) {
        finding.documentEnds(whole);
      } else {
        failed = true;
      }
    }
  }
}
