package dev.lictor.example.simulator;

import dev.lictor.example.simulator.controlplane.AiError;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.Configuration;
import dev.lictor.example.simulator.controlplane.Deployment;
import dev.lictor.example.simulator.controlplane.Landscape;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.orchestration.Dialect;
import dev.lictor.example.simulator.orchestration.Orchestration;
import dev.lictor.example.simulator.orchestration.OrchestrationEmbeddings;
import dev.lictor.example.simulator.registry.Registry;
import java.util.Optional;
import java.util.UUID;

/** Calls of deployments. What is not deployed in the caller's group does not exist for it. Thread-safe. */
final class Inference {
  static final String PREFIX = "/v2/inference/deployments/";

  private final Landscape landscape;
  private final Orchestration orchestration;
  private final ModelCatalogue models;
  private final OrchestrationEmbeddings embeddings;
  private final Registry registry;
  private final FoundationModels direct;
  private final Vendors vendors;

  Inference(
      Landscape landscape,
      Orchestration orchestration,
      ModelCatalogue models,
      OrchestrationEmbeddings embeddings,
      Registry registry,
      FoundationModels direct,
      Vendors vendors) {
    this.landscape = landscape;
    this.orchestration = orchestration;
    this.models = models;
    this.embeddings = embeddings;
    this.registry = registry;
    this.direct = direct;
    this.vendors = vendors;
  }

  Reply answer(Ask ask) {
    String rest = ask.head().path().substring(PREFIX.length());
    int slash = rest.indexOf('/');
    if (slash < 0 || !ask.seesGroup()) {
      return AiError.notFound(ask.head());
    }
    return landscape
        .deployment(ask.group(), rest.substring(0, slash))
        .filter(Deployment::isRunning)
        .flatMap(deployment -> called(ask, deployment, rest.substring(slash)))
        .map(reply -> reply.with("ai-inference-id", UUID.randomUUID().toString()))
        .orElseGet(() -> AiError.notFound(ask.head()));
  }

  private Optional<Reply> called(Ask ask, Deployment deployment, String suffix) {
    Configuration configuration = deployment.configuration();
    if (configuration.scenarioId().equals("orchestration")) {
      return orchestrated(ask, suffix);
    }
    if (!Vendors.serve(configuration)) {
      return direct.answer(ask, deployment, suffix);
    }
    return configuration
        .modelName()
        .filter(name -> ask.head().method().equals("POST"))
        .flatMap(models::deployed)
        .flatMap(model -> vendors.deployed(model, suffix, ask.head(), ask.body().kept()));
  }

  private Optional<Reply> orchestrated(Ask ask, String suffix) {
    byte[] body = ask.body().kept();
    return switch (ask.head().method() + " " + suffix) {
      case "POST /completion" ->
        Optional.of(orchestration.complete(Dialect.V1, body, registry.within(ask.group())));
      case "POST /v2/completion" ->
        Optional.of(orchestration.complete(Dialect.V2, body, registry.within(ask.group())));
      case "POST /v2/embeddings" -> Optional.of(embeddings.embed(body));
      default -> Optional.empty();
    };
  }
}
