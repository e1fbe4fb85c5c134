package dev.lictor.example.simulator.model;

import java.util.List;

/** Models of the Generative AI Hub that are deployed and called directly, names and executables as SAP lists them. Immutable. */
final class DirectModels {
  static final List<LanguageModel> CHAT = List.of(
      new LanguageModel(
          "o3-mini",
          "OpenAI",
          "azure-openai",
          "2025-01-31",
          "o3-mini-2025-01-31",
          200_000,
          100_000),
      new LanguageModel(
          "mistralai--mistral-medium-instruct",
          "Mistral AI",
          "aicore-mistralai",
          "2508",
          "mistralai--mistral-medium-instruct",
          128_000,
          8_192),
      new LanguageModel("sonar", "Perplexity", "perplexity-ai", "1", "sonar", 128_000, 8_192),
      new LanguageModel(
          "sonar-pro", "Perplexity", "perplexity-ai", "1", "sonar-pro", 200_000, 8_192),
      new LanguageModel(
          "cohere--command-a-reasoning",
          "Cohere",
          "aicore-cohere",
          "2508",
          "command-a-reasoning-08-2025",
          256_000,
          32_768));

  static final List<LanguageModel> EMBEDDING = List.of(
      embedding("text-embedding-3-large", "OpenAI", "azure-openai", 8_191),
      embedding("text-embedding-3-small", "OpenAI", "azure-openai", 8_191),
      embedding("text-embedding-ada-002", "OpenAI", "azure-openai", 8_191),
      embedding("nvidia--llama-3.2-nv-embedqa-1b", "NVIDIA", "aicore-nvidia", 8_192),
      new LanguageModel(
          "amazon--titan-embed-text",
          "Amazon",
          "aws-bedrock",
          "1.2",
          "amazon.titan-embed-text-v2:0",
          8_192,
          0),
      new LanguageModel(
          "gemini-embedding", "Google", "gcp-vertexai", "001", "gemini-embedding-001", 2_048, 0));

  static final List<LanguageModel> RERANKING = List.of(new LanguageModel(
      "cohere-reranker", "Cohere", "aicore-cohere", "3.5", "cohere-reranker-35", 4_096, 0));

  static final List<LanguageModel> TABLES = List.of(
      new LanguageModel("sap-rpt-1-small", "SAP", "aicore-sap", "1", "sap-rpt-1-small", 0, 0),
      new LanguageModel("sap-rpt-1-large", "SAP", "aicore-sap", "1", "sap-rpt-1-large", 0, 0));

  private DirectModels() {}

  private static LanguageModel embedding(
      String name, String provider, String executable, long contextTokens) {
    return new LanguageModel(name, provider, executable, "1", name, contextTokens, 0);
  }
}
