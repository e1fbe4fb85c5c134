package dev.lictor.example.simulator;

import dev.lictor.example.simulator.controlplane.AiError;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.Configuration;
import dev.lictor.example.simulator.controlplane.Deployment;
import dev.lictor.example.simulator.controlplane.Landscape;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.openai.ChatCompletions;
import dev.lictor.example.simulator.orchestration.Dialect;
import dev.lictor.example.simulator.orchestration.Orchestration;
import java.util.Optional;
import java.util.UUID;

/** Calls of deployments. What is not deployed in the caller's group does not exist for it. Thread-safe. */
final class Inference {
  static final String PREFIX = "/v2/inference/deployments/";

  private final Landscape landscape;
  private final ModelCatalogue models;
  private final Orchestration orchestration;
  private final ChatCompletions chat;

  Inference(
      Landscape landscape,
      ModelCatalogue models,
      Orchestration orchestration,
      ChatCompletions chat) {
    this.landscape = landscape;
    this.models = models;
    this.orchestration = orchestration;
    this.chat = chat;
  }

  Reply answer(Ask ask) {
    String rest = ask.head().path().substring(PREFIX.length());
    int slash = rest.indexOf('/');
    if (slash < 0 || !ask.head().method().equals("POST") || !ask.seesGroup()) {
      return AiError.notFound(ask.head());
    }
    return landscape
        .deployment(ask.group(), rest.substring(0, slash))
        .filter(Deployment::isRunning)
        .flatMap(deployment -> called(ask, deployment.configuration(), rest.substring(slash)))
        .map(reply -> reply.with("ai-inference-id", UUID.randomUUID().toString()))
        .orElseGet(() -> AiError.notFound(ask.head()));
  }

  private Optional<Reply> called(Ask ask, Configuration configuration, String suffix) {
    byte[] body = ask.body().kept();
    if (configuration.scenarioId().equals("orchestration")) {
      return switch (suffix) {
        case "/completion" -> Optional.of(orchestration.complete(Dialect.V1, body));
        case "/v2/completion" -> Optional.of(orchestration.complete(Dialect.V2, body));
        default -> Optional.empty();
      };
    }
    Optional<LanguageModel> model = configuration.modelName().flatMap(models::find);
    boolean chats = configuration.executableId().equals("azure-openai")
        && suffix.equals("/chat/completions")
        && !ask.head().query("api-version").isEmpty();
    return chats ? model.map(found -> chat.complete(found, body)) : Optional.empty();
  }
}
