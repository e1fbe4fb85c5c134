package dev.lictor.example.simulator.vendor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller asks a model, in no dialect. Immutable.
 *
 * @param model the model's name
 * @param charsOfMessages how many characters each part of the prompt counts for
 * @param userText what the user said last
 * @param maxTokens the cap on thought and answer together, at least 1
 * @param thinkingTokens the cap on thought, 0 for none
 * @param tools names of the tools that may be called
 * @param prefix the part of the prompt that is to be cached
 * @param choices how many answers are wanted
 */
public record Question(
    String model,
    List<Long> charsOfMessages,
    String userText,
    long maxTokens,
    long thinkingTokens,
    Set<String> tools,
    Optional<Prefix> prefix,
    int choices) {
  /** Keeps its own copies. */
  public Question {
    charsOfMessages = List.copyOf(charsOfMessages);
    tools = Set.copyOf(tools);
  }
}
