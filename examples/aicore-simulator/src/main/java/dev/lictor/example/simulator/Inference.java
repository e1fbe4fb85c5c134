package dev.lictor.example.simulator;

import dev.lictor.example.simulator.controlplane.AiError;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.Deployment;
import dev.lictor.example.simulator.controlplane.Landscape;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.orchestration.Dialect;
import dev.lictor.example.simulator.orchestration.Orchestration;
import dev.lictor.example.simulator.orchestration.OrchestrationEmbeddings;
import java.util.Optional;
import java.util.UUID;

/** Calls of deployments. What is not deployed in the caller's group does not exist for it. Thread-safe. */
final class Inference {
  static final String PREFIX = "/v2/inference/deployments/";

  private final Landscape landscape;
  private final Orchestration orchestration;
  private final OrchestrationEmbeddings embeddings;
  private final FoundationModels direct;

  Inference(
      Landscape landscape,
      Orchestration orchestration,
      OrchestrationEmbeddings embeddings,
      FoundationModels direct) {
    this.landscape = landscape;
    this.orchestration = orchestration;
    this.embeddings = embeddings;
    this.direct = direct;
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
    if (!deployment.configuration().scenarioId().equals("orchestration")) {
      return direct.answer(ask, deployment, suffix);
    }
    byte[] body = ask.body().kept();
    return switch (ask.head().method() + " " + suffix) {
      case "POST /completion" -> Optional.of(orchestration.complete(Dialect.V1, body));
      case "POST /v2/completion" -> Optional.of(orchestration.complete(Dialect.V2, body));
      case "POST /v2/embeddings" -> Optional.of(embeddings.embed(body));
      default -> Optional.empty();
    };
  }
}
