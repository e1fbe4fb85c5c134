package dev.lictor.example.simulator.model;

/** How many dimensions a model embeds in unless fewer are asked for. Thread-safe. */
public final class EmbeddingSize {
  private EmbeddingSize() {}

  /** Returns the number for a model whose task is {@link ModelTask#EMBEDDING}. */
  public static int of(LanguageModel model) {
    return switch (model.name()) {
      case "text-embedding-3-large", "gemini-embedding" -> 3_072;
      case "nvidia--llama-3.2-nv-embedqa-1b" -> 2_048;
      case "amazon--titan-embed-text" -> 1_024;
      default -> 1_536;
    };
  }
}
