package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of {@code converse-stream}, or of Amazon Nova invoked, tells. Each event is an object with the event's name for its only
 * key, or, in the binary form, stands alone and has its name in the frame. {@code metadata} behind {@code messageStop} has the usage and
 * is the end (AWS's model of the Bedrock runtime, {@code ConverseStreamOutput}). Confined to one call.
 */
final class ConverseStream implements EventMeter.Finding {

  private static final int USAGE = 0;
  private static final int METADATA = TokenFigures.IDS;
  private static final int STOP = METADATA + 1;
  private static final int ERROR = STOP + 1;

  /** How many ids are taken. */
  static final int IDS = ERROR + 1;

  /** The places of an event under its name. */
  static final WantedPath NAMED = WantedPath.within(
      "",
      WantedPath.at("metadata", METADATA, TokenFigures.usage(USAGE)),
      WantedPath.at("messageStop", STOP),
      WantedPath.at("internalServerException", ERROR),
      WantedPath.at("modelStreamErrorException", ERROR),
      WantedPath.at("validationException", ERROR),
      WantedPath.at("throttlingException", ERROR),
      WantedPath.at("serviceUnavailableException", ERROR),
      WantedPath.at("modelTimeoutException", ERROR),
      WantedPath.at("error", ERROR));

  /** The places of an event that stands alone. */
  static final WantedPath ALONE = WantedPath.within("", TokenFigures.usage(USAGE));

  private final TokenFigures figures = new TokenFigures(USAGE);
  private @Nullable Usage largest;
  private boolean metadata; // in this event
  private boolean stop;
  private boolean stopped;
  private boolean ended;
  private boolean error;
  private boolean spoilt;

  /** Says the name of the event that stands alone and comes. */
  void named(String event) {
    metadata = event.equals("metadata");
    stop = event.equals("messageStop");
  }

  @Override
  public void opens(int id) {
    if (figures.has(id)) {
      figures.opens(id);
    } else {
      holds(id);
    }
  }

  private void holds(int id) {
    metadata |= id == METADATA;
    stop |= id == STOP;
    error |= id == ERROR;
  }

  @Override
  public void closes(int id) {}

  @Override
  public void value(int id, JsonType type, String text) {
    if (figures.has(id)) {
      figures.value(id, type, text);
    } else if (type != JsonType.NULL) {
      holds(id);
    }
  }

  @Override
  public void documentEnds(boolean whole) {
    spoilt |= !whole;
    if (whole && metadata) {
      ended |= stopped;
      take(figures.usage());
    }
    stopped |= whole && stop;
    metadata = false;
    stop = false;
    figures.clear();
  }

  private void take(@Nullable Usage usage) {
    spoilt |= usage == null;
    if (usage != null && (largest == null || usage.totalTokens() > largest.totalTokens())) {
      largest = usage;
    }
  }

  @Override
  public Measured found(boolean done) {
    return new Measured(
        spoilt ? Optional.empty() : Optional.ofNullable(largest), false, error || !ended);
  }
}
