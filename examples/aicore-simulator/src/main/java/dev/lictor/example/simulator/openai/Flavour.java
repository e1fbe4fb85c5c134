package dev.lictor.example.simulator.openai;

/** Whose manner of OpenAI's dialect is spoken. Immutable. */
public enum Flavour {
  /** Azure OpenAI: with the findings of its content filters. */
  AZURE,
  /** OpenAI's own, which other vendors copy. */
  PLAIN
}
