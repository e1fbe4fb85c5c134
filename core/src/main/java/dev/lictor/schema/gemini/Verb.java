package dev.lictor.schema.gemini;

import dev.lictor.call.Kind;

/** What may be asked of a model: the last part of a path, behind its colon. Immutable. */
enum Verb {
  GENERATE("generateContent", Kind.INFERENCE),
  STREAM("streamGenerateContent", Kind.INFERENCE),
  /** Embeddings at Vertex AI; what else it does there (images, speech, video) is not read and so refused. */
  PREDICT("predict", Kind.EMBEDDING),
  EMBED("embedContent", Kind.EMBEDDING),
  BATCH_EMBED("batchEmbedContents", Kind.EMBEDDING),
  /** Counts without asking a model, and costs nothing (Gemini API, "Count tokens"). */
  COUNT("countTokens", Kind.CONTROL),
  LIST_MODELS("models.list", Kind.CONTROL),
  GET_MODEL("models.get", Kind.CONTROL);

  private final String word;
  private final Kind kind;

  Verb(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** Returns the word in paths, which is also the name of the operation in policies. */
  String word() {
    return word;
  }

  Kind kind() {
    return kind;
  }

  /** Returns the verb of that word, which the operations of this room all have. */
  static Verb of(String word) {
    for (Verb verb : values()) {
      if (verb.word.equals(word)) {
        return verb;
      }
    }
    throw new IllegalArgumentException("no operation of this room");
  }
}
