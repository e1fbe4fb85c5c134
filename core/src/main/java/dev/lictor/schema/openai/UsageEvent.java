package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.sse.EventJudge;

/**
 * Tells the event that carries nothing but usage, which a caller who did not ask for it does not get: its {@code usage} is an object
 * and its {@code choices} have no element. Azure's first event has no choices either; it has no usage, and stays. Confined to one call.
 */
final class UsageEvent implements EventJudge {

  private static final int USAGE = 0;
  private static final int OTHER = 1;

  /** What of an event is to be heard. */
  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("usage", USAGE),
      WantedPath.at("choices", OTHER).orElements(),
      WantedPath.at("prompt_filter_results", OTHER),
      WantedPath.at("error", OTHER));

  private boolean usage;
  private boolean other;

  @Override
  public void opens(int id) {
    usage |= id == USAGE;
    other |= id == OTHER;
  }

  @Override
  public void closes(int id) {}

  @Override
  public void value(int id, JsonType type, String text) {
    other |= id == USAGE || type != JsonType.NULL;
  }

  @Override
  public void restart() {
    usage = false;
    other = false;
  }

  @Override
  public boolean keeps() {
    return other;
  }

  @Override
  public boolean drops() {
    return usage && !other;
  }
}
