package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lictor.example.simulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into the placeholders <code>{{?name}}</code> of a template. Values are text: none is rendered again. Thread-safe. */
final class Templating {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\s*\\?\\s*([A-Za-z0-9_-]+)\\s*\\}\\}");

  private Templating() {}

  /** Renders the template, after the history. */
  static List<ObjectNode> render(
      ModuleConfig config, CompletionCall call, Map<String, String> values)
      throws CompletionFailure {
    JsonNode prompt = prompt(config, call);
    Map<String, String> all = CompletionCall.values(prompt.path("defaults"));
    all.putAll(values);
    Set<String> missing = new TreeSet<>();
    List<ObjectNode> messages = new ArrayList<>();
    call.history().forEach(message -> messages.add((ObjectNode) message.deepCopy()));
    for (JsonNode message : prompt.path("template")) {
      messages.add(eachText((ObjectNode) message.deepCopy(), text -> filled(text, all, missing)));
    }
    if (!missing.isEmpty()) {
      throw new CompletionFailure(
          400,
          "Missing required parameters: " + missing,
          "Templating Module",
          Json.object(),
          false);
    }
    if (messages.isEmpty()) {
      throw new CompletionFailure(
          400,
          "Neither a prompt nor messages_history was given.",
          "Templating Module",
          Json.object(),
          false);
    }
    return messages;
  }

  private static JsonNode prompt(ModuleConfig config, CompletionCall call)
      throws CompletionFailure {
    if (!config.prompt().has("template_ref")) {
      return config.prompt();
    }
    return call.references()
        .template(config.prompt().path("template_ref"))
        .orElseThrow(() -> new CompletionFailure(
            404, "Prompt template not found.", "Templating Module", Json.object(), false));
  }

  private static String filled(String text, Map<String, String> values, Set<String> missing) {
    return PLACEHOLDER.matcher(text).replaceAll((MatchResult found) -> {
      String value = values.get(found.group(1));
      if (value == null) {
        missing.add(found.group(1));
        return "";
      }
      return Matcher.quoteReplacement(value);
    });
  }

  /** Changes each text of a message in place, and returns it. */
  static ObjectNode eachText(ObjectNode message, UnaryOperator<String> change) {
    JsonNode content = message.path("content");
    if (content.isTextual()) {
      message.set("content", TextNode.valueOf(change.apply(content.textValue())));
    } else if (content instanceof ArrayNode parts) {
      for (JsonNode part : parts) {
        if (part.path("text").isTextual()) {
          ((ObjectNode) part).put("text", change.apply(part.path("text").textValue()));
        }
      }
    }
    return message;
  }
}
