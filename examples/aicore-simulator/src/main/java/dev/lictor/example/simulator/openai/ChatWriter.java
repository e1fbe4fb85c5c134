package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.Reasoning;
import dev.lictor.example.simulator.model.ToolCall;
import java.util.UUID;

/** Writes the objects that chat completions are made of. Confined to one call. */
final class ChatWriter {
  private final LanguageModel model;
  private final Flavour flavour;
  private final ChatTurn turn;
  private final String prompt;
  private final long createdSeconds;
  private final String id = "chatcmpl-" + UUID.randomUUID();
  private final String callId = "call_" + UUID.randomUUID().toString().replace("-", "");

  ChatWriter(
      LanguageModel model, Flavour flavour, ChatTurn turn, String prompt, long createdSeconds) {
    this.model = model;
    this.flavour = flavour;
    this.turn = turn;
    this.prompt = prompt;
    this.createdSeconds = createdSeconds;
  }

  ObjectNode whole() {
    ObjectNode json = envelope("chat.completion");
    for (int index = 0; index < turn.choices(); index++) {
      json.withArray("choices").add(choice(index));
    }
    if (flavour == Flavour.AZURE) {
      json.withArray("prompt_filter_results").add(promptFindings());
    }
    json.set("usage", usage());
    return json;
  }

  private ObjectNode choice(int index) {
    ObjectNode choice = Json.object().put("index", index);
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.put("content", turn.tool().isPresent() ? null : turn.text()).putNull("refusal");
    turn.tool()
        .ifPresent(
            tool -> message.withArray("tool_calls").add(call(index, tool, tool.arguments())));
    choice.put("finish_reason", finishReason()).putNull("logprobs");
    if (flavour == Flavour.AZURE) {
      choice.set("content_filter_results", Filtered.results(turn.text()));
    }
    return choice;
  }

  /** Writes a chunk without choices. */
  ObjectNode chunk() {
    ObjectNode chunk = envelope("chat.completion.chunk");
    chunk.putArray("choices");
    return chunk;
  }

  /** Writes the chunk that Azure begins a stream with. */
  ObjectNode filterChunk() {
    ObjectNode chunk = Json.object();
    chunk.putArray("choices");
    chunk.put("created", 0).put("id", "").put("model", "").put("object", "");
    chunk.withArray("prompt_filter_results").add(promptFindings());
    return chunk;
  }

  ObjectNode call(int choice, ToolCall tool, String arguments) {
    ObjectNode call = Json.object().put("id", callId + choice).put("type", "function");
    call.putObject("function").put("name", tool.name()).put("arguments", arguments);
    return call;
  }

  String finishReason() {
    return turn.tool().isPresent() ? "tool_calls" : turn.cut() ? "length" : "stop";
  }

  ObjectNode usage() {
    ObjectNode usage = turn.usage().toJson();
    if (Reasoning.thinks(model)) {
      usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
      usage.putObject("completion_tokens_details").put("reasoning_tokens", turn.reasoningTokens());
    }
    return usage;
  }

  private ObjectNode promptFindings() {
    ObjectNode findings = Json.object().put("prompt_index", 0);
    findings.set("content_filter_results", Filtered.results(prompt));
    return findings;
  }

  private ObjectNode envelope(String object) {
    return Json.object()
        .put("id", id)
        .put("object", object)
        .put("created", createdSeconds)
        .put("model", model.answersAs())
        .put("system_fingerprint", "fp_simulator");
  }
}
