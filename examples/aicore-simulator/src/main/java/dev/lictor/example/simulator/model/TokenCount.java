package dev.lictor.example.simulator.model;

import java.util.Collection;

/**
 * Counts tokens without a tokenizer: four characters are one, plus a fixed overhead for each message and answer. Thread-safe.
 *
 * <p>The overheads are chosen so that short calls cost what a real gpt-4o-mini was seen to charge for them.
 */
public final class TokenCount {
  private static final int CHARS_PER_TOKEN = 4;
  private static final int PER_CALL = 3;
  private static final int PER_MESSAGE = 3;
  private static final int PER_ANSWER = 1;

  private TokenCount() {}

  /** Counts a prompt, given how many characters each of its messages has. */
  public static long prompt(Collection<Long> charsOfMessages) {
    return PER_CALL
        + charsOfMessages.stream()
            .mapToLong(chars -> PER_MESSAGE + tokens(chars))
            .sum();
  }

  /** Counts one answer. */
  public static long answer(String text) {
    return answer(text.length());
  }

  /** Counts one answer of so many characters. */
  public static long answer(long chars) {
    return PER_ANSWER + tokens(chars);
  }

  /** Returns how many characters an answer of at most so many tokens, of which there is at least one, may have. */
  public static long maxAnswerChars(long maxTokens) {
    return (maxTokens - PER_ANSWER) * CHARS_PER_TOKEN;
  }

  /** Counts bare text, such as what is embedded. */
  public static long text(String text) {
    return tokens(text.length());
  }

  private static long tokens(long chars) {
    return (chars + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
  }
}
