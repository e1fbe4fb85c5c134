package dev.lictor.example.simulator.model;

/** What a model is made for. Immutable. */
public enum ModelTask {
  /** It answers. */
  CHAT,
  /** It turns text into vectors. */
  EMBEDDING,
  /** It orders documents. */
  RERANKING,
  /** It fills gaps in tables. */
  TABLES
}
