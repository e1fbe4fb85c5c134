package dev.lictor.example.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.exchange.TokenUsage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a model came to in one turn of a chat: text or a tool call, after some thinking. Immutable.
 *
 * @param text the text of every choice; empty if a tool is called
 * @param tool the tool that every choice calls
 * @param choices how many choices
 * @param cut whether a cap on tokens cut the answer
 * @param reasoningTokens tokens of thinking, all choices together; they are part of the completion's
 * @param usage the tokens of the prompt and of all choices
 */
public record ChatTurn(
    String text,
    Optional<ToolCall> tool,
    int choices,
    boolean cut,
    long reasoningTokens,
    TokenUsage usage) {

  /**
   * Runs a model.
   *
   * @param messages the conversation, in OpenAI's shape
   * @param tools the names of the tools offered
   * @param effort how hard it shall think, empty if nothing was said
   */
  public static ChatTurn of(
      LanguageModel model,
      ModelParams params,
      List<? extends JsonNode> messages,
      Collection<String> tools,
      String effort) {
    long prompt = TokenCount.prompt(PromptText.chars(messages));
    long thinking = Reasoning.tokens(model, effort);
    long room = params.maxTokens() - thinking;
    if (room < 1) {
      long spent = params.maxTokens() * params.choices();
      return new ChatTurn(
          "", Optional.empty(), params.choices(), true, spent, new TokenUsage(prompt, spent));
    }
    Optional<ToolCall> tool = tool(messages, tools).filter(call -> answer(call) <= room);
    ModelAnswer answer = ModelAnswer.of(
        new ModelParams(room, params.choices(), params.includeUsage()),
        PromptText.chars(messages),
        PromptText.lastOfUser(messages));
    long each = tool.map(ChatTurn::answer).orElseGet(() -> TokenCount.answer(answer.text()));
    return new ChatTurn(
        tool.isPresent() ? "" : answer.text(),
        tool,
        params.choices(),
        tool.isEmpty() && answer.finishReason().equals("length"),
        thinking * params.choices(),
        new TokenUsage(prompt, (each + thinking) * params.choices()));
  }

  private static Optional<ToolCall> tool(
      List<? extends JsonNode> messages, Collection<String> tools) {
    JsonNode last = messages.get(messages.size() - 1);
    return last.path("role").asText().equals("user")
        ? ToolCall.asked(PromptText.of(last), tools)
        : Optional.empty();
  }

  private static long answer(ToolCall call) {
    return TokenCount.answer(call.name() + call.arguments());
  }
}
