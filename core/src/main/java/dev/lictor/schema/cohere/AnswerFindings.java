package dev.lictor.schema.cohere;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Measured;
import java.util.Optional;

/** What a chat's whole answer tells: its usage. Confined to one call. */
final class AnswerFindings implements DocumentMeter.Finding {

  static final WantedPath WANTED = WantedPath.within("", UsageFields.WANTED);

  private final UsageFields usage = new UsageFields();

  @Override
  public void opens(int id) {
    usage.spoil();
  }

  @Override
  public void closes(int id) {}

  @Override
  public void value(int id, JsonType type, String text) {
    usage.set(id, type, text);
  }

  @Override
  public Measured found() {
    return new Measured(Optional.ofNullable(usage.usage()), false, false);
  }
}
