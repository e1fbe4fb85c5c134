package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import java.util.Optional;

/**
 * What a stream tells: {@code message_start} the input, each {@code message_delta} figures that include all earlier ones, {@code
 * message_stop} the end, {@code error} that it broke off (Anthropic's API reference, "Streaming messages"). A figure that is null or
 * missing leaves what was; one {@code message_delta} at least must tell the output, since {@code message_start} comes before it.
 * Confined to one call.
 */
final class StreamFindings implements EventMeter.Finding {

  private static final int TYPE = 0;
  private static final int START = 1;
  private static final int DELTA = START + 1 + UsageFields.IDS;

  /** How many ids are taken. */
  static final int IDS = DELTA + 1 + UsageFields.IDS;

  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("type", TYPE),
      WantedPath.within("message", UsageFields.at("usage", START)),
      UsageFields.at("usage", DELTA));

  private final UsageFields start = new UsageFields();
  private final UsageFields delta = new UsageFields();
  private final UsageFields sum = new UsageFields();
  private String type = "";
  private boolean hasDelta; // in this event
  private boolean told;
  private boolean stopped;
  private boolean error;

  @Override
  public void opens(int id) {
    hasDelta |= id == DELTA;
    if (id > DELTA) {
      delta.opens(id - DELTA - 1);
    } else if (id > START && id < DELTA) {
      start.opens(id - START - 1);
    }
  }

  @Override
  public void closes(int id) {
    if (id > DELTA) {
      delta.closes(id - DELTA - 1);
    } else if (id > START && id < DELTA) {
      start.closes(id - START - 1);
    }
  }

  @Override
  public void value(int id, JsonType valueType, String text) {
    if (id == TYPE) {
      type = text;
    } else if (id == START || id == DELTA) {
      if (valueType != JsonType.NULL) {
        (id == START ? start : delta).spoil();
      }
    } else if (id > DELTA) {
      delta.set(id - DELTA - 1, valueType, text);
    } else {
      start.set(id - START - 1, valueType, text);
    }
  }

  @Override
  public void documentEnds(boolean whole) {
    if (!whole) {
      sum.spoil();
    } else {
      event();
    }
    type = "";
    hasDelta = false;
    start.clear();
    delta.clear();
  }

  private void event() {
    switch (type) {
      case "message_start" -> sum.overwriteBy(start);
      case "message_delta" -> {
        sum.overwriteBy(delta);
        told |= hasDelta;
      }
      case "message_stop" -> stopped = true;
      case "error" -> error = true;
      default -> {} // ping, the blocks of the content, and what Anthropic may add
    }
  }

  @Override
  public Measured found(boolean done) {
    return new Measured(
        told ? Optional.ofNullable(sum.usage()) : Optional.empty(), false, error || !stopped);
  }
}
