package dev.lictor.example.simulator.gemini;

import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.LanguageModel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the Gemini API ({@code /v1beta/models/…}) and of Vertex AI ({@code /v1/projects/…}). Thread-safe. */
public final class NativeGemini {
  private static final Pattern PATH = Pattern.compile(
      "/(?:v1beta/|v1/projects/[^/:]+/locations/[^/:]+/publishers/google/)models/([^/:]+):([A-Za-z]+)");
  private static final long CONTEXT_TOKENS = 1_048_576;
  private static final long MAX_OUTPUT_TOKENS = 65_536;

  private final Gemini gemini;

  /** Makes the paths. */
  public NativeGemini(Gemini gemini) {
    this.gemini = gemini;
  }

  /** Says whether a path is one of Google's. */
  public static boolean owns(String path) {
    return path.startsWith("/v1beta/") || path.startsWith("/v1/projects/");
  }

  /** Says that no valid credential came along. */
  public static Reply unauthorized() {
    return GeminiError.of(401, "UNAUTHENTICATED", "The request has no valid credentials.");
  }

  /** Answers a request whose path is one of Google's. */
  public Reply answer(Head head, byte[] body) {
    Matcher path = PATH.matcher(head.path());
    if (!path.matches() || !head.method().equals("POST") || !path.group(1).startsWith("gemini-")) {
      return GeminiError.notFound();
    }
    String name = path.group(1);
    LanguageModel model =
        new LanguageModel(name, "Google", "", "latest", name, CONTEXT_TOKENS, MAX_OUTPUT_TOKENS);
    return gemini.call(model, path.group(2), head, body).orElseGet(GeminiError::notFound);
  }
}
