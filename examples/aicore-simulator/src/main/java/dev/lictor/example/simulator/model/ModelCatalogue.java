package dev.lictor.example.simulator.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The models of the Generative AI Hub that the simulator knows: a selection, names and executables as SAP lists them. Immutable. */
public final class ModelCatalogue {
  private static final String AZURE = "azure-openai";
  private static final String BEDROCK = "aws-bedrock";
  private static final String VERTEX = "gcp-vertexai";
  private static final String MISTRAL = "aicore-mistralai";

  private static final List<LanguageModel> MODELS = List.of(
      new LanguageModel(
          "gpt-4o", "OpenAI", AZURE, "2024-08-06", "gpt-4o-2024-08-06", 128_000, 16_384),
      new LanguageModel(
          "gpt-4o-mini", "OpenAI", AZURE, "2024-07-18", "gpt-4o-mini-2024-07-18", 128_000, 16_384),
      new LanguageModel(
          "gpt-4.1", "OpenAI", AZURE, "2025-04-14", "gpt-4.1-2025-04-14", 1_047_576, 32_768),
      new LanguageModel(
          "gpt-4.1-mini",
          "OpenAI",
          AZURE,
          "2025-04-14",
          "gpt-4.1-mini-2025-04-14",
          1_047_576,
          32_768),
      new LanguageModel(
          "gpt-5", "OpenAI", AZURE, "2025-08-07", "gpt-5-2025-08-07", 400_000, 128_000),
      new LanguageModel(
          "gpt-5-mini", "OpenAI", AZURE, "2025-08-07", "gpt-5-mini-2025-08-07", 400_000, 128_000),
      new LanguageModel(
          "anthropic--claude-3-5-sonnet",
          "Anthropic",
          BEDROCK,
          "1",
          "claude-3-5-sonnet-20240620",
          200_000,
          8_192),
      new LanguageModel(
          "anthropic--claude-3.5-sonnet",
          "Anthropic",
          BEDROCK,
          "1",
          "claude-3-5-sonnet-20240620",
          200_000,
          8_192),
      new LanguageModel(
          "anthropic--claude-4-sonnet",
          "Anthropic",
          BEDROCK,
          "1",
          "claude-sonnet-4-20250514",
          200_000,
          64_000),
      new LanguageModel(
          "amazon--nova-lite", "Amazon", BEDROCK, "1", "amazon.nova-lite-v1:0", 300_000, 5_000),
      new LanguageModel(
          "amazon--titan-text-express",
          "Amazon",
          BEDROCK,
          "1",
          "amazon.titan-text-express-v1",
          8_192,
          8_192),
      new LanguageModel(
          "gemini-2.5-pro", "Google", VERTEX, "001", "gemini-2.5-pro", 1_048_576, 65_536),
      new LanguageModel(
          "gemini-2.5-flash", "Google", VERTEX, "001", "gemini-2.5-flash", 1_048_576, 65_536),
      new LanguageModel(
          "mistralai--mistral-large-instruct",
          "Mistral AI",
          MISTRAL,
          "2407",
          "mistralai/mistral-large-instruct",
          128_000,
          4_096));

  private final Map<ModelTask, List<LanguageModel>> byTask = Map.of(
      ModelTask.CHAT,
      Stream.concat(MODELS.stream(), DirectModels.CHAT.stream()).toList(),
      ModelTask.EMBEDDING,
      DirectModels.EMBEDDING,
      ModelTask.RERANKING,
      DirectModels.RERANKING,
      ModelTask.TABLES,
      DirectModels.TABLES);

  /** Makes the catalogue. */
  public ModelCatalogue() {}

  /** Finds a model that answers, by its exact name. */
  public Optional<LanguageModel> find(String name) {
    return find(ModelTask.CHAT, name).filter(model -> model.name().equals(name));
  }

  /** Finds a model, whatever it is made for, by its exact name. */
  public Optional<LanguageModel> deployed(String name) {
    return byTask.values().stream()
        .flatMap(List::stream)
        .filter(model -> model.name().equals(name))
        .findFirst();
  }

  /** Finds a model for a task by its exact name, or else by the name that it gives in its answers. */
  public Optional<LanguageModel> find(ModelTask task, String name) {
    return all(task).stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .or(() ->
            all(task).stream().filter(model -> model.answersAs().equals(name)).findFirst());
  }

  /** Returns every model for a task. */
  public List<LanguageModel> all(ModelTask task) {
    return byTask.getOrDefault(task, List.of());
  }
}
