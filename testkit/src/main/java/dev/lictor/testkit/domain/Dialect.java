package dev.lictor.testkit.domain;

import java.util.Arrays;
import java.util.List;

/** The dialects that calls speak, the plainest first. Immutable. */
public enum Dialect {
  /** SAP orchestration, version 2. */
  ORCHESTRATION_V2("orchestration.v2"),
  /** SAP orchestration, version 1. */
  ORCHESTRATION_V1("orchestration.v1"),
  /** OpenAI's chat completions, and what speaks like them. */
  OPENAI_CHAT("openai.chat"),
  /** OpenAI's responses. */
  OPENAI_RESPONSES("openai.responses"),
  /** OpenAI's embeddings. */
  OPENAI_EMBEDDINGS("openai.embeddings"),
  /** OpenAI's listing of models. */
  OPENAI_MODELS("openai.models"),
  /** Anthropic's messages, on Anthropic's own paths. */
  ANTHROPIC("anthropic"),
  /** Gemini, at AI Core, Vertex AI and the Gemini API. */
  GEMINI("gemini"),
  /** Amazon Bedrock's converse. */
  BEDROCK_CONVERSE("bedrock.converse"),
  /** Amazon Bedrock's invoke, with the bodies of Claude, Nova and Titan. */
  BEDROCK_INVOKE("bedrock.invoke"),
  /** Cohere's chat and rerank. */
  COHERE("cohere"),
  /** SAP RPT's predictions over tables. */
  RPT("rpt"),
  /** A custom model server. */
  OPAQUE("opaque"),
  /** The control plane of SAP AI Core. */
  AICORE("aicore");

  private final String word;

  Dialect(String word) {
    this.word = word;
  }

  /** Returns the name that policies use, such as {@code orchestration.v2}. */
  public String word() {
    return word;
  }

  /**
   * Returns the dialects that a name of policies covers: {@code openai} covers all that begin with {@code openai.}.
   *
   * @throws IllegalArgumentException if there is no such dialect or family
   */
  public static List<Dialect> named(String dialectOrFamily) {
    List<Dialect> named = Arrays.stream(values())
        .filter(dialect ->
            dialect.word.equals(dialectOrFamily) || dialect.word.startsWith(dialectOrFamily + '.'))
        .toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException("there is no dialect \"" + dialectOrFamily + '"');
    }
    return named;
  }
}
