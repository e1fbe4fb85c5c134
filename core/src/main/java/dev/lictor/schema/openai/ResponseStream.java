package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonType;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Stored;
import dev.lictor.schema.sse.EventMeter;
import java.util.Optional;

/**
 * Finds the usage of a streamed response: in the event that ends it, which its {@code type} tells, because AI Core sends no {@code
 * event:} lines (fixtures of SAP's SDKs). No {@code [DONE]} need follow. A stream without such an event, or with an error, is not
 * whole. Confined to one call.
 */
final class ResponseStream implements EventMeter.Finding {

  private final Answer event = new Answer(/* hasOutput= */ true);
  private final LargestUsage usage = new LargestUsage();
  private Optional<Stored> stored = Optional.empty();
  private boolean filtered;
  private boolean error;
  private boolean ended;

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
    if (whole) {
      take();
    } else {
      usage.lose();
    }
    event.clear();
  }

  private void take() {
    filtered |= event.filtered();
    stored = event.stored().or(() -> stored);
    switch (event.type()) {
      case "response.completed", "response.incomplete", "response.failed" -> {
        ended = true;
        if (event.hasUsage()) {
          usage.take(event.usage());
        }
      }
      case "error" -> error = true;
      default -> error |= event.error();
    }
  }

  @Override
  public Measured found(boolean done) {
    return new Measured(usage.found(), filtered, error || !ended, stored);
  }
}
