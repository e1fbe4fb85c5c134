package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Measured;
import java.util.Optional;

/** What a whole answer of {@code converse} or of Amazon Nova tells: {@code $.usage}. Confined to one call. */
final class UsageFindings implements DocumentMeter.Finding {

  static final WantedPath WANTED = WantedPath.within("", TokenFigures.usage(0));

  private final TokenFigures usage = new TokenFigures(0);

  @Override
  public void opens(int id) {
    usage.opens(id);
  }

  @Override
  public void closes(int id) {}

  @Override
  public void value(int id, JsonType type, String text) {
    usage.value(id, type, text);
  }

  @Override
  public Measured found() {
    return new Measured(Optional.ofNullable(usage.usage()), false, false);
  }
}
