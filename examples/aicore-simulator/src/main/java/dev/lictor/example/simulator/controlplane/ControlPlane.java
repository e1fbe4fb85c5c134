package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ModelCatalogue;
import java.time.InstantSource;
import java.util.List;

/** Routes everything under {@code /v2/lm/}. Thread-safe. */
public final class ControlPlane {
  /** Where dataset files begin. */
  public static final String DATASET_PREFIX = "/v2/lm/dataset/files/";

  private final Deployments deployments;
  private final Configurations configurations;
  private final Scenarios scenarios;
  private final Executions executions;
  private final Executions schedules;
  private final DatasetFiles files = new DatasetFiles();

  /** Makes the control plane of a landscape whose own address is {@code baseUrl}. */
  public ControlPlane(
      Landscape landscape, ModelCatalogue models, String baseUrl, InstantSource clock) {
    this.deployments = new Deployments(landscape, baseUrl);
    this.configurations = new Configurations(landscape);
    this.scenarios = new Scenarios(models, clock.instant());
    this.executions = Executions.once(landscape, clock);
    this.schedules = Executions.scheduled(landscape, clock);
  }

  /** Answers a request whose path begins with {@code /v2/lm/}. */
  public Reply answer(Ask ask) {
    if (ask.head().path().startsWith(DATASET_PREFIX)) {
      return files.answer(ask, ask.head().path().substring(DATASET_PREFIX.length()));
    }
    List<String> path = ask.head().segments().subList(2, ask.head().segments().size());
    return switch (path.get(0)) {
      case "deployments" -> deployments(ask, path);
      case "configurations" -> configurations(ask, path);
      case "scenarios" -> scenarios(ask, path);
      case "executions" -> executions.answer(ask, path);
      case "executionSchedules" -> schedules.answer(ask, path);
      case "meta" -> path.size() == 1 && ask.reads() ? meta() : AiError.notFound(ask.head());
      default ->
        ask.reads() || ask.isProvider() ? AiError.notFound(ask.head()) : AiError.forbidden();
    };
  }

  private Reply deployments(Ask ask, List<String> path) {
    if (path.size() > 2) {
      return AiError.notFound(ask.head());
    }
    if (path.size() == 1) {
      return deployments.collection(ask);
    }
    return path.get(1).equals("$count")
        ? deployments.count(ask)
        : deployments.single(ask, path.get(1));
  }

  private Reply configurations(Ask ask, List<String> path) {
    if (path.size() > 2) {
      return AiError.notFound(ask.head());
    }
    if (path.size() == 1) {
      return configurations.collection(ask);
    }
    return path.get(1).equals("$count")
        ? configurations.count(ask)
        : configurations.single(ask, path.get(1));
  }

  private Reply scenarios(Ask ask, List<String> path) {
    if (path.size() == 1) {
      return scenarios.collection(ask);
    }
    if (path.size() == 2) {
      return scenarios.single(ask, path.get(1));
    }
    return path.size() == 3 && path.get(2).equals("models")
        ? scenarios.models(ask, path.get(1))
        : AiError.notFound(ask.head());
  }

  private static Reply meta() {
    ObjectNode meta = Json.object()
        .put("runtimeIdentifier", "aicore")
        .put("runtimeApiVersion", "2.42.0")
        .put("description", "A stand-in for SAP AI Core");
    ObjectNode capabilities =
        meta.putObject("aiApi").put("version", "2.42.0").putObject("capabilities");
    capabilities
        .put("multitenant", true)
        .put("shareable", false)
        .put("staticDeployments", true)
        .put("userDeployments", true)
        .put("userExecutions", false);
    meta.putObject("extensions").putObject("dataset").put("version", "1.1.0");
    return Reply.json(200, meta);
  }
}
