package dev.lictor.schema.gemini;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonNumbers;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Measured;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import java.util.Optional;

/**
 * Finds the usage of embeddings: the sum of {@code predictions[].embeddings.statistics.token_count} (Vertex AI, text embeddings). A
 * prediction that does not say its count makes the sum unusable, and so does a count that is none. Confined to one call.
 */
final class PredictFindings implements DocumentMeter.Finding {

  private static final int PREDICTION = 0;
  private static final int COUNT = 1;

  static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at(
              "predictions",
              PREDICTION,
              WantedPath.within(
                  "embeddings",
                  WantedPath.within("statistics", WantedPath.at("token_count", COUNT))))
          .orElements());

  private long sum;
  private long count = -1;
  private boolean spoilt;

  @Override
  public void opens(int id) {
    spoilt |= id == COUNT;
    count = -1;
  }

  @Override
  public void closes(int id) {
    if (id == PREDICTION) {
      spoilt |= count < 0;
      sum = Amounts.plus(sum, Math.max(0, count));
    }
  }

  @Override
  public void value(int id, JsonType type, String text) {
    long figure = id == COUNT && type == JsonType.NUMBER ? JsonNumbers.integer(text) : -1;
    spoilt |= figure < 0;
    count = Math.max(count, figure);
  }

  @Override
  public Measured found() {
    return spoilt || sum == 0
        ? Measured.NOTHING
        : new Measured(Optional.of(Usage.of(sum, 0, Certainty.EXACT)), false, false);
  }
}
