package dev.lictor.schema;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one usage object in which cached and written tokens are a part of the input and reasoning is a part of the output, as
 * OpenAI counts and all who speak like it (openai-openapi, {@code CompletionUsage}); where the parts exceed the whole they cannot be
 * parts, and are added. A missing figure for input, or for output where there must be one, makes all unusable, and so does a usage of
 * nothing, since no prompt is empty. Confined to one call.
 */
public final class InclusiveFigures {

  /** The id of all input. */
  public static final int INPUT = 0;

  /** The id of all output. */
  public static final int OUTPUT = 1;

  /** The id of the total. */
  public static final int TOTAL = 2;

  /** The id of the input that was read from a cache. */
  public static final int CACHED = 3;

  /** The id of the input that was written to a cache. */
  public static final int WRITTEN = 4;

  /** The id of the output that the caller does not see. */
  public static final int REASONING = 5;

  /** The id of input that some count in no sum. */
  public static final int INPUT_BESIDE = 6;

  /** The id of reasoning that some count in no sum. */
  public static final int REASONING_BESIDE = 7;

  /** How many figures there are; their ids are below this. */
  public static final int COUNT = 8;

  private final Figures figures = new Figures(COUNT, CACHED);
  private final boolean needsOutput;

  /**
   * Creates figures of which none has come.
   *
   * @param needsOutput whether there must be a figure for the output, as there is none of embeddings
   */
  public InclusiveFigures(boolean needsOutput) {
    this.needsOutput = needsOutput;
  }

  /** Says that something else stands where a figure should. */
  public void spoil() {
    figures.spoil();
  }

  /** Takes one figure. */
  public void set(int id, JsonType type, String text) {
    figures.set(id, type, text);
  }

  /** Returns the usage, or null if the figures are unusable. */
  public @Nullable Usage usage() {
    boolean complete = figures.has(INPUT) && (figures.has(OUTPUT) || !needsOutput);
    if (!figures.usable() || !complete) {
      return null;
    }
    long cached = figures.get(CACHED);
    long written = figures.get(WRITTEN);
    long beside = figures.get(REASONING_BESIDE);
    long input = Amounts.plus(
        including(figures.get(INPUT), Amounts.plus(cached, written)), figures.get(INPUT_BESIDE));
    long output = Amounts.plus(including(figures.get(OUTPUT), figures.get(REASONING)), beside);
    long total = Math.max(figures.get(TOTAL), Amounts.plus(input, output));
    return total == 0
        ? null
        : new Usage(
            input,
            cached,
            written,
            output,
            Amounts.plus(figures.get(REASONING), beside),
            total,
            Certainty.EXACT);
  }

  private static long including(long whole, long part) {
    return part <= whole ? whole : Amounts.plus(whole, part);
  }
}
