package dev.lictor.schema.anthropic;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one usage object. What was read from a cache or written to one stands beside {@code input_tokens}, not within; thought
 * is within {@code output_tokens} (Anthropic's API reference, {@code Usage}).
 *
 * <p>{@code iterations} tells the same once more, model run by model run, with runs that the figures above leave out: those of a
 * compaction and of the advisor. So it is not added; the larger of the two counts. Confined to one call.
 */
final class UsageFields {

  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int CREATION = 2;
  private static final int READ = 3;
  private static final int THINKING = 4;
  private static final int FIGURES = 5;
  private static final int ITERATION = 2 * FIGURES;

  /** How many ids a usage object takes. */
  static final int IDS = ITERATION + 1;

  private final Figures figures = new Figures(FIGURES, INPUT);
  private final Figures iteration = new Figures(FIGURES, INPUT);
  private final long[] sums = new long[FIGURES];
  private boolean iterated;

  /**
   * Returns the place of a usage object.
   *
   * @param id what the object itself is reported as; {@value #IDS} ids behind it are taken by what stands in it
   */
  static WantedPath at(String key, int id) {
    WantedPath[] own = fields(id + 1);
    WantedPath[] below = new WantedPath[own.length + 1];
    System.arraycopy(own, 0, below, 0, own.length);
    below[own.length] = WantedPath.at("iterations", id + 1 + ITERATION, fields(id + 1 + FIGURES))
        .orElements();
    return WantedPath.at(key, id, below);
  }

  private static WantedPath[] fields(int base) {
    return new WantedPath[] {
      WantedPath.at("input_tokens", base + INPUT),
      WantedPath.at("output_tokens", base + OUTPUT),
      WantedPath.at("cache_creation_input_tokens", base + CREATION),
      WantedPath.at("cache_read_input_tokens", base + READ),
      WantedPath.within("output_tokens_details", WantedPath.at("thinking_tokens", base + THINKING))
    };
  }

  /** Hears that an object begins at one of the places within, counted from 0. */
  void opens(int id) {
    if (id == ITERATION) {
      iteration.clear();
      iterated = true;
    } else {
      figures.spoil();
    }
  }

  void closes(int id) {
    if (id == ITERATION) {
      for (int i = 0; i < FIGURES; i++) {
        sums[i] = Amounts.plus(sums[i], iteration.get(i));
      }
      if (!iteration.usable()) {
        figures.spoil();
      }
    }
  }

  void set(int id, JsonType type, String text) {
    if (id < FIGURES) {
      figures.set(id, type, text);
    } else if (id < ITERATION) {
      iteration.set(id - FIGURES, type, text);
    } else if (type != JsonType.NULL) {
      figures.spoil();
    }
  }

  void spoil() {
    figures.spoil();
  }

  boolean usable() {
    return figures.usable();
  }

  /** Takes over every figure that another object has. */
  void overwriteBy(UsageFields newer) {
    for (int i = 0; i < FIGURES; i++) {
      if (newer.figures.has(i)) {
        figures.replace(i, newer.figures.get(i));
      }
    }
    if (newer.iterated) {
      iterated = true;
      System.arraycopy(newer.sums, 0, sums, 0, FIGURES);
    }
    if (!newer.usable()) {
      figures.spoil();
    }
  }

  void clear() {
    figures.clear();
    iteration.clear();
    Arrays.fill(sums, 0);
    iterated = false;
  }

  /** Returns the usage, or null if the figures are unusable. */
  @Nullable
  Usage usage() {
    if (!figures.usable() || !figures.has(INPUT) || !figures.has(OUTPUT)) {
      return null;
    }
    Usage told = usage(
        figures.get(INPUT),
        figures.get(OUTPUT),
        figures.get(CREATION),
        figures.get(READ),
        figures.get(THINKING));
    Usage runs =
        usage(sums[INPUT], sums[OUTPUT], sums[CREATION], sums[READ], figures.get(THINKING));
    Usage larger = iterated && runs.totalTokens() > told.totalTokens() ? runs : told;
    return larger.totalTokens() == 0 ? null : larger;
  }

  private static Usage usage(long fresh, long output, long creation, long read, long thinking) {
    long input = Amounts.plus(fresh, Amounts.plus(creation, read));
    long out = thinking <= output ? output : Amounts.plus(output, thinking);
    return new Usage(
        input, read, creation, out, thinking, Amounts.plus(input, out), Certainty.EXACT);
  }
}
