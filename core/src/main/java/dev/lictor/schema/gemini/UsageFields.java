package dev.lictor.schema.gemini;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Figures;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one {@code usageMetadata} (Gemini API and Vertex AI, {@code UsageMetadata}). Confined to one call.
 *
 * <p>The prompt includes what came from a cache, but not what tools put in; the candidates do not include thoughts. A figure that is
 * left out is 0, as proto JSON has it, but for the prompt's, since no prompt is empty.
 */
final class UsageFields {

  private static final int PROMPT = 0;
  private static final int CANDIDATES = 1;
  private static final int TOTAL = 2;
  private static final int CACHED = 3;
  private static final int TOOL_PROMPT = 4;
  private static final int THOUGHTS = 5;

  /** How many figures there are; their ids are below this. */
  static final int COUNT = 6;

  /** Where the figures stand below the usage object. */
  static final WantedPath[] WANTED = {
    WantedPath.at("promptTokenCount", PROMPT),
    WantedPath.at("candidatesTokenCount", CANDIDATES),
    WantedPath.at("totalTokenCount", TOTAL),
    WantedPath.at("cachedContentTokenCount", CACHED),
    WantedPath.at("toolUsePromptTokenCount", TOOL_PROMPT),
    WantedPath.at("thoughtsTokenCount", THOUGHTS)
  };

  private final Figures figures = new Figures(COUNT, CANDIDATES);
  private boolean any;

  void spoil() {
    any = true;
    figures.spoil();
  }

  void set(int id, JsonType type, String text) {
    any |= type != JsonType.NULL;
    figures.set(id, type, text);
  }

  /** Returns whether it is about tokens at all: chunks before the last may say no more than the kind of traffic. */
  boolean any() {
    return any;
  }

  /** Returns the usage, or null if the figures are unusable. */
  @Nullable
  Usage usage() {
    if (!figures.usable() || !figures.has(PROMPT)) {
      return null;
    }
    long cached = figures.get(CACHED);
    long prompt = figures.get(PROMPT);
    long whole = cached <= prompt ? prompt : Amounts.plus(prompt, cached);
    long input = Amounts.plus(whole, figures.get(TOOL_PROMPT));
    long thoughts = figures.get(THOUGHTS);
    long output = Amounts.plus(figures.get(CANDIDATES), thoughts);
    long total = Math.max(figures.get(TOTAL), Amounts.plus(input, output));
    return total == 0
        ? null
        : new Usage(input, cached, 0, output, thoughts, total, Certainty.EXACT);
  }
}
