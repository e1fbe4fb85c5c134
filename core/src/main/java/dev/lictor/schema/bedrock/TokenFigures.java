package dev.lictor.schema.bedrock;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one usage object, under the names that Bedrock has for them. What was read from a cache or written to one stands
 * beside the input, not within (AWS's model of the Bedrock runtime, {@code TokenUsage}; invocation metrics of streams). A usage of
 * nothing is none, since no prompt is empty. Confined to one call.
 */
final class TokenFigures {

  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int TOTAL = 2;
  private static final int READ = 3;
  private static final int WRITTEN = 4;

  /** How many ids a usage object takes, itself included. */
  static final int IDS = 6;

  private final Figures figures = new Figures(IDS - 1, TOTAL);
  private final int base;

  /**
   * Creates figures of which none has come.
   *
   * @param base what the object itself is reported as
   */
  TokenFigures(int base) {
    this.base = base;
  }

  /** Returns the place of a {@code usage} as {@code converse} and Amazon Nova write it. */
  static WantedPath usage(int base) {
    return WantedPath.at(
        "usage",
        base,
        WantedPath.at("inputTokens", base + 1 + INPUT),
        WantedPath.at("outputTokens", base + 1 + OUTPUT),
        WantedPath.at("totalTokens", base + 1 + TOTAL),
        WantedPath.at("cacheReadInputTokens", base + 1 + READ),
        WantedPath.at("cacheReadInputTokenCount", base + 1 + READ),
        WantedPath.at("cacheWriteInputTokens", base + 1 + WRITTEN),
        WantedPath.at("cacheWriteInputTokenCount", base + 1 + WRITTEN));
  }

  /** Returns the place of the metrics in the last event of a stream that was invoked. */
  static WantedPath metrics(int base) {
    return WantedPath.at(
        "amazon-bedrock-invocationMetrics",
        base,
        WantedPath.at("inputTokenCount", base + 1 + INPUT),
        WantedPath.at("outputTokenCount", base + 1 + OUTPUT),
        WantedPath.at("cacheReadInputTokenCount", base + 1 + READ),
        WantedPath.at("cacheWriteInputTokenCount", base + 1 + WRITTEN));
  }

  /** Returns a place with one more below it. */
  static WantedPath with(WantedPath root, WantedPath more) {
    List<WantedPath> below = new ArrayList<>(root.below());
    below.add(more);
    return WantedPath.within(root.key(), below.toArray(WantedPath[]::new));
  }

  /** Returns whether the id is one of these. */
  boolean has(int id) {
    return id >= base && id < base + IDS;
  }

  void opens(int id) {
    if (id > base) {
      figures.spoil();
    }
  }

  void value(int id, JsonType type, String text) {
    if (id > base) {
      figures.set(id - base - 1, type, text);
    } else if (type != JsonType.NULL) {
      figures.spoil();
    }
  }

  void clear() {
    figures.clear();
  }

  /** Returns the usage, or null if the figures are unusable. */
  @Nullable
  Usage usage() {
    return figures.usable() && figures.has(INPUT) && figures.has(OUTPUT)
        ? usage(
            figures.get(INPUT),
            figures.get(OUTPUT),
            figures.get(READ),
            figures.get(WRITTEN),
            figures.get(TOTAL))
        : null;
  }

  static @Nullable Usage usage(long fresh, long output, long read, long written, long told) {
    long input = Amounts.plus(fresh, Amounts.plus(read, written));
    long total = Math.max(told, Amounts.plus(input, output));
    return total == 0 ? null : new Usage(input, read, written, output, 0, total, Certainty.EXACT);
  }
}
