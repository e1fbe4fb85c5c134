package dev.lictor.example.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Speaker;
import dev.lictor.example.simulator.vendor.Tokens;
import java.util.List;
import java.util.Optional;

/** Models whose invoke bodies are alike. Implementations are thread-safe. */
interface Family {
  /**
   * What an invocation came to. Immutable; its nodes may be completed by whoever takes it.
   *
   * @param whole the whole answer
   * @param events the answer in events, none if this family does not stream
   * @param tokens what it used
   */
  record Invoked(ObjectNode whole, List<ObjectNode> events, Tokens tokens) {}

  /** Says what is wrong with a body; empty if nothing is. */
  Optional<String> problem(JsonNode body);

  /** Invokes the model with a body in which nothing is wrong, or lets a guardrail answer. */
  Invoked invoke(LanguageModel model, JsonNode body, Speaker speaker, boolean blocked);

  /** Finds the family of a model by its name in AI Core or at Amazon. */
  static Optional<Family> of(String modelName) {
    String name = modelName.replace("--", ".");
    if (name.contains("anthropic.claude")) {
      return Optional.of(new ClaudeFamily());
    }
    if (name.contains("amazon.nova")) {
      return Optional.of(new NovaFamily());
    }
    if (name.contains("amazon.titan-embed")) {
      return Optional.of(new TitanEmbedFamily());
    }
    return name.contains("amazon.titan-t") ? Optional.of(new TitanTextFamily()) : Optional.empty();
  }
}
