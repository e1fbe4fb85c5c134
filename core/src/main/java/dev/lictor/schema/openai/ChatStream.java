package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonType;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;

/**
 * Finds the usage of a streamed chat completion: in an event of its own, on the last event of the text, or cumulatively in each; null
 * elsewhere. The answer is whole if it ended with {@code [DONE]} and no event was an error. Confined to one call.
 */
final class ChatStream implements EventMeter.Finding {

  private final Answer event = new Answer(/* hasOutput= */ true);
  private final LargestUsage usage = new LargestUsage();
  private boolean filtered;
  private boolean error;

  @Override
  public void opens(int id) {
    event.opens(id);
  }

  @Override
  public void closes(int id) {
    event.closes(id);
  }

  @Override
  public void value(int id, JsonType type, String text) {
    event.value(id, type, text);
  }

  @Override
  public void documentEnds(boolean whole) {
    if (!whole) {
      usage.lose();
    } else {
      filtered |= event.filtered();
      error |= event.error();
      if (event.hasUsage()) {
        usage.take(event.usage());
      }
    }
    event.clear();
  }

  @Override
  public Measured found(boolean done) {
    return new Measured(usage.found(), filtered, error || !done);
  }
}
