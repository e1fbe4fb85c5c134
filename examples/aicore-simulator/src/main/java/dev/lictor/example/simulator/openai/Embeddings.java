package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.Embedding;
import dev.lictor.example.simulator.model.EmbeddingSize;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.TokenCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST …/embeddings} of a model: text or tokens in, floats or Base64 out. Thread-safe. */
public final class Embeddings {
  private static final int MAX_INPUTS = 2_048;

  /**
   * One text to embed. Immutable.
   *
   * @param text the text, or its tokens written out
   * @param tokens how many tokens it has
   */
  private record Input(String text, long tokens) {}

  /** Makes the endpoint. */
  public Embeddings() {}

  /** Answers a call of a model. */
  public Reply embed(LanguageModel model, byte[] body) {
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty()) {
      return OpenAiError.badRequest("The body is not valid JSON.", null);
    }
    List<Input> inputs = inputs(json.get().path("input"));
    if (inputs.isEmpty() || inputs.size() > MAX_INPUTS) {
      return OpenAiError.badRequest(
          "'input' must be a text, a list of 1 to 2048 texts, or tokens, none of them empty",
          "input");
    }
    String format = json.get().path("encoding_format").asText("float");
    if (!format.equals("float") && !format.equals("base64")) {
      return OpenAiError.badRequest("'encoding_format' must be float or base64", "encoding_format");
    }
    int most = EmbeddingSize.of(model);
    JsonNode wanted = json.get().path("dimensions");
    if (!wanted.isMissingNode()
        && !wanted.isNull()
        && (!wanted.isInt() || wanted.intValue() < 1 || wanted.intValue() > most)) {
      return OpenAiError.badRequest("'dimensions' must lie between 1 and " + most, "dimensions");
    }
    return answer(model, inputs, wanted.asInt(most), format.equals("base64"));
  }

  private static Reply answer(
      LanguageModel model, List<Input> inputs, int dimensions, boolean base64) {
    ObjectNode json = Json.object().put("object", "list");
    ArrayNode data = json.putArray("data");
    for (int index = 0; index < inputs.size(); index++) {
      ObjectNode item = data.addObject().put("object", "embedding").put("index", index);
      Embedding embedding = Embedding.of(inputs.get(index).text(), dimensions);
      if (base64) {
        item.put("embedding", embedding.base64());
      } else {
        ArrayNode values = item.putArray("embedding");
        for (float value : embedding.values()) {
          values.add(value);
        }
      }
    }
    long tokens = inputs.stream().mapToLong(Input::tokens).sum();
    json.put("model", model.answersAs());
    json.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    TokenUsage usage = new TokenUsage(tokens, 0);
    return Reply.json(200, json).about(new ModelRun(model.name(), usage, Optional.of(usage)));
  }

  /** Reads what is to be embedded; empty if anything of it cannot be. */
  private static List<Input> inputs(JsonNode input) {
    if (input.isTextual() || isTokens(input)) {
      return input(input).map(List::of).orElse(List.of());
    }
    List<Input> inputs = new ArrayList<>();
    for (JsonNode item : input) {
      Optional<Input> one = input(item);
      if (!input.isArray() || one.isEmpty()) {
        return List.of();
      }
      inputs.add(one.get());
    }
    return inputs;
  }

  private static Optional<Input> input(JsonNode item) {
    if (item.isTextual() && !item.textValue().isEmpty()) {
      return Optional.of(new Input(item.textValue(), TokenCount.text(item.textValue())));
    }
    return isTokens(item) ? Optional.of(new Input(item.toString(), item.size())) : Optional.empty();
  }

  private static boolean isTokens(JsonNode item) {
    if (!item.isArray() || item.isEmpty()) {
      return false;
    }
    for (JsonNode token : item) {
      if (!token.isInt()) {
        return false;
      }
    }
    return true;
  }
}
