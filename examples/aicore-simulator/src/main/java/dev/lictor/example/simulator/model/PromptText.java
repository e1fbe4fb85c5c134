package dev.lictor.example.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the text out of chat messages. Thread-safe. */
public final class PromptText {
  private static final long CHARS_PER_ATTACHMENT = 340;

  private PromptText() {}

  /** Returns the text of one message, the texts of its parts joined by line ends. */
  public static String of(JsonNode message) {
    JsonNode content = message.path("content");
    if (!content.isArray()) {
      return content.asText("");
    }
    List<String> parts = new ArrayList<>();
    content.forEach(part -> {
      if (part.path("type").asText().equals("text")) {
        parts.add(part.path("text").asText());
      }
    });
    return String.join("\n", parts);
  }

  /** Returns the text of the last message of a user, or of the last message if no user spoke. */
  public static String lastOfUser(List<? extends JsonNode> messages) {
    String last = "";
    for (JsonNode message : messages) {
      if (message.path("role").asText().equals("user")) {
        last = of(message);
      }
    }
    return last.isEmpty() && !messages.isEmpty() ? of(messages.get(messages.size() - 1)) : last;
  }

  /** Returns how many characters each message counts for; an image or file counts like a page of text. */
  public static List<Long> chars(List<? extends JsonNode> messages) {
    List<Long> chars = new ArrayList<>();
    for (JsonNode message : messages) {
      long attachments = 0;
      for (JsonNode part : message.path("content")) {
        attachments += part.path("type").asText().equals("text") ? 0 : 1;
      }
      chars.add(of(message).length() + attachments * CHARS_PER_ATTACHMENT);
    }
    return chars;
  }
}
