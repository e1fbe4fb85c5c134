package dev.lictor.schema.bedrock;

import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonType;
import dev.lictor.schema.Figures;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.usage.Usage;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meters a whole answer of {@code invoke}: by its body and, where that has no usable figures, by {@code
 * x-amzn-bedrock-input-token-count} and its like in the head, which Bedrock sets for every family. Confined to one call.
 */
final class HeadMeter implements Meter {

  private static final String[] COUNTS = {
    "x-amzn-bedrock-input-token-count",
    "x-amzn-bedrock-output-token-count",
    "x-amzn-bedrock-cache-read-input-token-count",
    "x-amzn-bedrock-cache-write-input-token-count"
  };

  private final Meter body;
  private final Headers headers;

  HeadMeter(Meter body, ResponseHead head) {
    this.body = body;
    this.headers = head.headers();
  }

  @Override
  public void pass(ByteBuffer bytes) {
    body.pass(bytes);
  }

  @Override
  public Measured end() {
    Measured found = body.end();
    return found.usage().isPresent()
        ? found
        : new Measured(Optional.ofNullable(told()), found.filtered(), found.brokeOff());
  }

  private @Nullable Usage told() {
    Figures figures = new Figures(COUNTS.length, COUNTS.length);
    for (int i = 0; i < COUNTS.length; i++) {
      for (String count : headers.all(COUNTS[i])) {
        figures.set(i, JsonType.NUMBER, count.strip());
      }
    }
    return figures.usable() && figures.has(0) && figures.has(1)
        ? TokenFigures.usage(figures.get(0), figures.get(1), figures.get(2), figures.get(3), 0)
        : null;
  }
}
