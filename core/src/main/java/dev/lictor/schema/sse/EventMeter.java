package dev.lictor.schema.sse;

import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;

/** Reads the figures of an answer that is a stream of events with JSON in them. Confined to one call. */
public final class EventMeter implements Meter {

  /** Collects what stands at the wanted places of each event. Confined to one call. */
  public interface Finding extends JsonListener {
    /**
     * Returns what was found.
     *
     * @param done whether the stream said {@code [DONE]}
     */
    Measured found(boolean done);
  }

  private final Finding finding;
  private final JsonEvents events;

  /**
   * Creates a meter.
   *
   * @param wanted what is wanted of each event
   */
  public EventMeter(WantedPath wanted, Finding finding) {
    this.finding = finding;
    this.events = new JsonEvents(wanted, finding);
  }

  @Override
  public void pass(ByteBuffer bytes) {
    events.pass(bytes);
  }

  @Override
  public Measured end() {
    events.end();
    return finding.found(events.done());
  }
}
