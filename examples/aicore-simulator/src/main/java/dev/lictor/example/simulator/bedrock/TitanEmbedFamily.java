package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Embedding;
import dev.lictor.example.simulator.vendor.Speaker;
import dev.lictor.example.simulator.vendor.Tokens;
import java.util.List;
import java.util.Optional;

/** Amazon Titan Embeddings: one text in, one vector out; it does not stream. Immutable. */
final class TitanEmbedFamily implements Family {
  private static final int DIMENSIONS = 1024;

  TitanEmbedFamily() {}

  @Override
  public Optional<String> problem(JsonNode body) {
    if (!body.path("inputText").isTextual()) {
      return Optional.of("Malformed input request: #: required key [inputText] not found");
    }
    return List.of(256, 512, DIMENSIONS).contains(body.path("dimensions").asInt(DIMENSIONS))
        ? Optional.empty()
        : Optional.of("dimensions must be 256, 512 or 1024");
  }

  @Override
  public Invoked invoke(LanguageModel model, JsonNode body, Speaker speaker, boolean blocked) {
    String text = body.path("inputText").asText();
    long tokens = Embedding.tokens(text);
    ObjectNode whole = Json.object();
    whole.set("embedding", Embedding.vector(text, body.path("dimensions").asInt(DIMENSIONS)));
    whole.put("inputTextTokenCount", tokens);
    return new Invoked(whole, List.of(), new Tokens(tokens, 0, 0, 0, 0));
  }
}
