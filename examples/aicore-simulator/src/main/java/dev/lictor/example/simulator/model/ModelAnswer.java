package dev.lictor.example.simulator.model;

import dev.lictor.example.simulator.exchange.TokenUsage;
import java.util.Collection;

/**
 * What a model gave back to one call. Immutable.
 *
 * @param text the text, the same in every choice
 * @param choices how many choices
 * @param finishReason {@code stop}, or {@code length} if a cap cut the text
 * @param usage the tokens of the prompt and of all choices
 */
public record ModelAnswer(String text, int choices, String finishReason, TokenUsage usage) {
  /** Runs a model. */
  public static ModelAnswer of(
      ModelParams params, Collection<Long> charsOfMessages, String lastUserText) {
    String full = Answers.to(lastUserText);
    long maxChars = TokenCount.maxAnswerChars(params.maxTokens());
    boolean cut = full.length() > maxChars;
    String text = cut ? full.substring(0, (int) maxChars) : full;
    TokenUsage usage = new TokenUsage(
        TokenCount.prompt(charsOfMessages), TokenCount.answer(text) * params.choices());
    return new ModelAnswer(text, params.choices(), cut ? "length" : "stop", usage);
  }
}
