package dev.lictor.schema.openai;

import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import java.util.Set;

/** Who speaks the format of chat completions, as far as they differ. Immutable. */
enum Vendor {
  /** OpenAI on its native paths, or Azure's. */
  OPENAI(false),
  /** Mistral: refuses to be asked for usage, and reports it unasked. */
  MISTRAL(true),
  /** Perplexity: reports usage unasked, and searches the web whether or not it is asked to. */
  PERPLEXITY(true),
  /** The open servers, such as vLLM and NVIDIA NIM. */
  OPEN(false);

  private static final Set<String> CHAT = Set.of(
      "azure-openai", "aicore-mistralai", "perplexity-ai", "aicore-nvidia", "aicore-opensource");
  private static final Set<String> EMBEDDINGS =
      Set.of("azure-openai", "aicore-nvidia", "aicore-opensource");
  private static final Set<String> RESPONSES = Set.of("azure-openai");

  private final boolean reportsUnasked;

  Vendor(boolean reportsUnasked) {
    this.reportsUnasked = reportsUnasked;
  }

  /** Returns whose model answers; a native path is taken for OpenAI's. */
  static Vendor of(Operation operation) {
    return switch (operation.served().executable()) {
      case "aicore-mistralai" -> MISTRAL;
      case "perplexity-ai" -> PERPLEXITY;
      case "aicore-nvidia", "aicore-opensource" -> OPEN;
      default -> OPENAI;
    };
  }

  static boolean chats(Served served) {
    return is(served, CHAT);
  }

  static boolean embeds(Served served) {
    return is(served, EMBEDDINGS);
  }

  static boolean responds(Served served) {
    return is(served, RESPONSES);
  }

  private static boolean is(Served served, Set<String> executables) {
    return served.scenario().equals("foundation-models")
        && executables.contains(served.executable());
  }

  /** Returns whether usage comes with a stream that did not ask for it. */
  boolean reportsUnasked() {
    return reportsUnasked;
  }
}
