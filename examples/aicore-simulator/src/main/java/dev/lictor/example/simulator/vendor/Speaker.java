package dev.lictor.example.simulator.vendor;

import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.Answers;
import dev.lictor.example.simulator.model.TokenCount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers questions, always the same to the same question but for what the cache holds. Thread-safe.
 *
 * <p>To {@code call tool NAME} it asks for a call of that tool, if the caller declared it.
 */
public final class Speaker {
  private static final Pattern TOOL = Pattern.compile("call tool ([A-Za-z0-9_.-]+)");
  private static final int MAX_QUERY_CHARS = 200;
  private static final long CHARS_PER_TOKEN = 4;

  private final PromptCache cache = new PromptCache();

  /** Starts with an empty cache. */
  public Speaker() {}

  /** Counts a prompt without answering it. */
  public static long promptTokens(Question question) {
    return TokenCount.prompt(question.charsOfMessages());
  }

  /** Answers. */
  public Answer answer(Question question) {
    String thinking = question.thinkingTokens() > 0 ? thought(question) : "";
    long thoughtTokens = thinking.isEmpty()
        ? 0
        : Math.min(
            Math.min(question.thinkingTokens(), question.maxTokens()), TokenCount.answer(thinking));
    Optional<ToolCall> tool = tool(question);
    String full = tool.map(call -> "I call " + call.name() + ".")
        .orElseGet(() -> Answers.to(question.userText()));
    long leftTokens = question.maxTokens() - thoughtTokens;
    long maxChars = leftTokens < 1 ? 0 : TokenCount.maxAnswerChars(leftTokens);
    boolean cut = full.length() > maxChars;
    String text = cut ? Pieces.begin(full, (int) maxChars) : full;
    Stop stop = cut ? Stop.LENGTH : tool.isPresent() ? Stop.TOOL : Stop.END;
    Optional<ToolCall> called = cut ? Optional.empty() : tool;
    long said = leftTokens < 1 ? 0 : TokenCount.answer(text);
    long calling =
        called.map(call -> TokenCount.answer(Json.text(call.arguments()))).orElse(0L);
    return new Answer(
        thinking,
        text,
        called,
        stop,
        question.choices(),
        tokens(question, thoughtTokens, (said + calling) * question.choices()),
        question.prefix().map(Prefix::hourLong).orElse(false));
  }

  private Tokens tokens(Question question, long thinking, long output) {
    long all = promptTokens(question);
    if (question.prefix().isEmpty()) {
      return new Tokens(all, 0, 0, thinking, output);
    }
    Prefix prefix = question.prefix().get();
    long cached = Math.min(all, (prefix.chars() + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN);
    return cache.holds(question.model(), prefix)
        ? new Tokens(all - cached, cached, 0, thinking, output)
        : new Tokens(all - cached, 0, cached, thinking, output);
  }

  private static String thought(Question question) {
    return "The user wrote " + question.userText().length()
        + " characters; I know what to say to that.";
  }

  private static Optional<ToolCall> tool(Question question) {
    Matcher wish = TOOL.matcher(question.userText());
    return wish.find() && question.tools().contains(wish.group(1))
        ? Optional.of(
            new ToolCall(wish.group(1), Pieces.begin(question.userText(), MAX_QUERY_CHARS)))
        : Optional.empty();
  }
}
