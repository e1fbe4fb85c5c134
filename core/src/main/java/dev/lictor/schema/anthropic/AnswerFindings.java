package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Measured;
import java.util.Optional;

/**
 * What a whole answer tells. An error whose message begins with {@value #FILTERED} was raised behind the model, so that the prompt had
 * been read. Confined to one call.
 */
final class AnswerFindings implements DocumentMeter.Finding {

  private static final String FILTERED = "Output blocked by content filtering policy";

  private static final int TYPE = 0;
  private static final int MESSAGE = 1;
  private static final int USAGE = 2;

  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("type", TYPE),
      WantedPath.within("error", WantedPath.at("message", MESSAGE)),
      UsageFields.at("usage", USAGE));

  private final UsageFields usage = new UsageFields();
  private boolean error;
  private boolean filtered;

  @Override
  public void opens(int id) {
    if (id > USAGE) {
      usage.opens(id - USAGE - 1);
    }
  }

  @Override
  public void closes(int id) {
    if (id > USAGE) {
      usage.closes(id - USAGE - 1);
    }
  }

  @Override
  public void value(int id, JsonType type, String text) {
    if (id == TYPE) {
      error |= text.equals("error");
    } else if (id == MESSAGE) {
      filtered |= text.startsWith(FILTERED);
    } else if (id == USAGE) {
      usage.spoil();
    } else {
      usage.set(id - USAGE - 1, type, text);
    }
  }

  @Override
  public Measured found() {
    return new Measured(Optional.ofNullable(usage.usage()), filtered && error, false);
  }
}
