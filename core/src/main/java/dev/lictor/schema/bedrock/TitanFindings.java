package dev.lictor.schema.bedrock;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Figures;
import dev.lictor.schema.Measured;
import java.util.Optional;

/**
 * What a whole answer of Titan tells: {@code inputTextTokenCount} and, of a text model, {@code tokenCount} of each of its {@code
 * results}. Confined to one call.
 */
final class TitanFindings implements DocumentMeter.Finding {

  private static final int INPUT = 0;
  private static final int RESULT = 1;
  private static final int OUTPUT = 2;

  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("inputTextTokenCount", INPUT),
      WantedPath.at("results", RESULT, WantedPath.at("tokenCount", OUTPUT)).orElements());

  private final boolean embeds;
  private final Figures input = new Figures(1, 1);
  private final Figures result = new Figures(1, 1);
  private long output;
  private boolean generated;

  TitanFindings(boolean embeds) {
    this.embeds = embeds;
  }

  @Override
  public void opens(int id) {
    if (id == RESULT) {
      result.clear();
    } else {
      input.spoil();
    }
  }

  @Override
  public void closes(int id) {
    if (id != RESULT) {
      return;
    }
    if (result.usable() && result.has(0)) {
      output = Amounts.plus(output, result.get(0));
      generated = true;
    } else {
      input.spoil();
    }
  }

  @Override
  public void value(int id, JsonType type, String text) {
    switch (id) {
      case INPUT -> input.set(0, type, text);
      case OUTPUT -> result.set(0, type, text);
      default -> input.spoil();
    }
  }

  @Override
  public Measured found() {
    boolean whole = input.usable() && input.has(0) && (embeds || generated);
    return new Measured(
        whole
            ? Optional.ofNullable(TokenFigures.usage(input.get(0), output, 0, 0, 0))
            : Optional.empty(),
        false,
        false);
  }
}
