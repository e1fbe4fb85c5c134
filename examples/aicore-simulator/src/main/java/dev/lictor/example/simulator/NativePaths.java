package dev.lictor.example.simulator;

import dev.lictor.example.simulator.cohere.CohereError;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.ModelTask;
import dev.lictor.example.simulator.openai.Flavour;
import dev.lictor.example.simulator.openai.OpenAiError;
import dev.lictor.example.simulator.responses.Place;
import java.util.Optional;

/** The paths of the vendors themselves, OpenAI's and Cohere's, where the body names the model. Thread-safe. */
final class NativePaths {
  private static final Place RESPONSES = new Place("native", Flavour.PLAIN);

  private final FoundationModels models;

  NativePaths(FoundationModels models) {
    this.models = models;
  }

  /** Says whether a path belongs to a vendor. */
  static boolean owns(String path) {
    return path.equals("/v1/chat/completions")
        || path.equals("/v1/embeddings")
        || path.equals("/v1/responses")
        || path.startsWith("/v1/responses/")
        || isCohere(path);
  }

  private static boolean isCohere(String path) {
    return path.equals("/v2/chat") || path.equals("/v2/rerank");
  }

  /** Says, in the vendor's words, that no valid token came along. */
  static Reply unauthorized(Head head) {
    return isCohere(head.path())
        ? CohereError.of(401, "invalid api token")
        : OpenAiError.unauthorized();
  }

  /** Answers a request whose path belongs to a vendor. */
  Reply answer(Ask ask) {
    byte[] body = ask.body().kept();
    String path = ask.head().path();
    if (path.startsWith("/v1/responses")) {
      return models
          .responses(
              ask,
              path.substring("/v1".length()),
              RESPONSES,
              () -> models.named(ModelTask.CHAT, body))
          .orElseGet(OpenAiError::notFound);
    }
    return answer(ask.head().method() + " " + path, body)
        .orElseGet(
            () -> isCohere(path) ? CohereError.of(404, "not found") : OpenAiError.notFound());
  }

  private Optional<Reply> answer(String call, byte[] body) {
    return switch (call) {
      case "POST /v1/chat/completions" -> Optional.of(models.chat(body));
      case "POST /v1/embeddings" -> Optional.of(models.embed(body));
      case "POST /v2/chat" -> Optional.of(models.cohereChat(body));
      case "POST /v2/rerank" -> Optional.of(models.rerank(body));
      default -> Optional.empty();
    };
  }
}
