package dev.lictor.example.simulator.model;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool that a model wants called. Immutable.
 *
 * <p>A model calls a tool when the last message says {@code call tool NAME} and a tool of that name is offered.
 *
 * @param name the tool
 * @param arguments its arguments, a JSON object as text
 */
public record ToolCall(String name, String arguments) {
  private static final Pattern ASKED =
      Pattern.compile("call tool ([A-Za-z0-9_.-]{1,64})", Pattern.CASE_INSENSITIVE);

  /** Returns the call that a prompt asks for, if it names one of the tools offered. */
  public static Optional<ToolCall> asked(String prompt, Collection<String> offered) {
    Matcher asked = ASKED.matcher(prompt);
    return asked.find() && offered.contains(asked.group(1))
        ? Optional.of(new ToolCall(
            asked.group(1), "{\"characters\":" + prompt.length() + ",\"reason\":\"you asked\"}"))
        : Optional.empty();
  }
}
