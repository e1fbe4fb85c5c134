package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import java.util.Optional;

/**
 * What a stream of Titan's tells: {@code inputTextTokenCount} in its first event, {@code totalOutputTextTokenCount} and a {@code
 * completionReason} in its last. Confined to one call.
 */
final class TitanStream implements EventMeter.Finding {

  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int REASON = 2;

  /** How many ids are taken. */
  static final int IDS = 3;

  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("inputTextTokenCount", INPUT),
      WantedPath.at("totalOutputTextTokenCount", OUTPUT),
      WantedPath.at("completionReason", REASON));

  private final Figures figures = new Figures(2, 0);
  private boolean completed;
  private boolean broken;

  @Override
  public void opens(int id) {
    figures.spoil();
  }

  @Override
  public void closes(int id) {}

  @Override
  public void value(int id, JsonType type, String text) {
    if (id == REASON) {
      completed |= type == JsonType.STRING;
    } else {
      figures.set(id, type, text);
    }
  }

  @Override
  public void documentEnds(boolean whole) {
    broken |= !whole;
  }

  @Override
  public Measured found(boolean done) {
    boolean whole =
        !broken && figures.usable() && figures.has(INPUT) && figures.has(OUTPUT) && completed;
    return new Measured(
        whole
            ? Optional.ofNullable(
                TokenFigures.usage(figures.get(INPUT), figures.get(OUTPUT), 0, 0, 0))
            : Optional.empty(),
        false,
        !completed);
  }
}
