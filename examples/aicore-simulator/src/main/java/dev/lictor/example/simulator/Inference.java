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
import dev.lictor.example.simulator.registry.Registry;
import java.util.Optional;
import java.util.UUID;

/** Calls of deployments. What is not deployed in the caller's group does not exist for it. Thread-safe. */
final class Inference {
  static final String PREFIX = "/v2/inference/deployments/";

  private final Landscape landscape;
  private final ModelCatalogue models;
  private final Orchestration orchestration;
  private final ChatCompletions chat;
  private final Registry registry;
  private final Vendors vendors;

  Inference(
      Landscape landscape,
      ModelCatalogue models,
      Orchestration orchestration,
      ChatCompletions chat,
      Registry registry,
      Vendors vendors) {
    this.landscape = landscape;
    this.models = models;
    this.orchestration = orchestration;
    this.chat = chat;
    this.registry = registry;
    this.vendors = vendors;
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
        case "/completion" ->
          Optional.of(orchestration.complete(Dialect.V1, body, registry.within(ask.group())));
        case "/v2/completion" ->
          Optional.of(orchestration.complete(Dialect.V2, body, registry.within(ask.group())));
        default -> Optional.empty();
      };
    }
    Optional<LanguageModel> model = configuration.modelName().flatMap(models::find);
    if (Vendors.serve(configuration.executableId())) {
      return model.flatMap(found -> vendors.deployed(found, suffix, ask.head(), body));
    }
    boolean chats = configuration.executableId().equals("azure-openai")
        && suffix.equals("/chat/completions")
        && !ask.head().query("api-version").isEmpty();
    return chats ? model.map(found -> chat.complete(found, body)) : Optional.empty();
  }
}
