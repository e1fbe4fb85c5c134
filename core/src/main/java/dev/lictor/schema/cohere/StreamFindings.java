package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a chat's stream tells: {@code message-end} is its end and has the usage, or says why there is no more (Cohere's API reference,
 * "Chat with Streaming"). If it comes twice, the larger usage counts; behind an event that cannot be read, only one that follows.
 * Confined to one call.
 */
final class StreamFindings implements EventMeter.Finding {

  private static final int TYPE = UsageFields.COUNT;
  private static final int REASON = TYPE + 1;
  private static final int ERROR = TYPE + 2;

  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("type", TYPE),
      WantedPath.within(
          "delta",
          WantedPath.at("finish_reason", REASON),
          WantedPath.at("error", ERROR),
          UsageFields.WANTED));

  private final UsageFields fields = new UsageFields();
  private String type = "";
  private boolean error; // in this event
  private @Nullable Usage largest;
  private boolean usable;
  private boolean ended;
  private boolean failed;

  @Override
  public void opens(int id) {
    if (id < TYPE) {
      fields.spoil();
    }
    error |= id == ERROR;
  }

  @Override
  public void closes(int id) {}

  @Override
  public void value(int id, JsonType valueType, String text) {
    switch (id) {
      case TYPE -> type = text;
      case REASON -> error |= text.equals("ERROR") || text.equals("TIMEOUT");
      case ERROR -> error |= valueType != JsonType.NULL;
      default -> fields.set(id, valueType, text);
    }
  }

  @Override
  public void documentEnds(boolean whole) {
    if (!whole) {
      usable = false;
    } else if (type.equals("message-end")) {
      ended = true;
      failed |= error;
      take(fields.usage());
    }
    type = "";
    error = false;
    fields.clear();
  }

  private void take(@Nullable Usage usage) {
    usable = usage != null;
    if (usage != null && (largest == null || usage.totalTokens() > largest.totalTokens())) {
      largest = usage;
    }
  }

  @Override
  public Measured found(boolean done) {
    Optional<Usage> usage = usable ? Optional.ofNullable(largest) : Optional.empty();
    return new Measured(usage, false, failed || !ended);
  }
}
