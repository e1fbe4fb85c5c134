package dev.lictor.deployment;

import dev.lictor.call.AiCoreId;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.internal.fetch.Fetched;
import dev.lictor.schema.aicore.ConfigurationAnswer;
import dev.lictor.schema.aicore.DeploymentAnswer;
import dev.lictor.schema.aicore.ModelName;
import dev.lictor.schema.aicore.Parsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Asks what a deployment serves: its details, and its configurations where these say nothing or may be about to change (AI Core
 * 2.42.0, {@code GET /v2/lm/deployments/{deploymentId}} and {@code /v2/lm/configurations/{configurationId}}).
 *
 * <p>While a new configuration takes over, the one that ran before is named beside it, and either may answer: both models count,
 * unless the details already tell the new one's. Thread-safe.
 */
final class DeploymentLookup {

  private static final String FOUNDATION_MODELS = "foundation-models";
  private static final int OK = 200;

  private final ControlPlane controlPlane;

  DeploymentLookup(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
  }

  CompletionStage<Finding> find(DeploymentQuery query) {
    return ask(query, "/v2/lm/deployments/" + query.deployment()).thenCompose(fetched -> {
      if (isAbsent(fetched.status())) {
        return CompletableFuture.completedFuture(new Finding.Unknown());
      }
      DeploymentAnswer answer =
          value(fetched, DeploymentAnswer.parse(ByteBuffer.wrap(fetched.body())));
      boolean plain = answer.configurations().stream().allMatch(AiCoreId::isId);
      if (!answer.id().equals(query.deployment()) || answer.conflicting() || !plain) {
        return CompletableFuture.completedFuture(new Finding.Contradictory());
      }
      boolean settled = !answer.models().isEmpty()
          && !answer.executableId().isEmpty()
          && answer.configurations().size() == 1;
      return settled || !answer.scenarioId().equals(FOUNDATION_MODELS)
          ? CompletableFuture.completedFuture(
              finding(answer, answer.executableId(), answer.models()))
          : byConfiguration(query, answer);
    });
  }

  private CompletionStage<Finding> byConfiguration(DeploymentQuery query, DeploymentAnswer answer) {
    CompletionStage<List<ConfigurationAnswer>> all =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (String configuration : answer.configurations()) {
      all = all.thenCombine(configuration(query, configuration), (found, one) -> {
        one.ifPresent(found::add);
        return found;
      });
    }
    return all.thenApply(found -> {
      Set<ModelName> models = new LinkedHashSet<>(answer.models());
      boolean took = !models.isEmpty()
          && !found.isEmpty()
          && found.get(0).id().equals(answer.configurationId())
          && models.equals(Set.copyOf(found.get(0).names().models()));
      if (!took) {
        found.forEach(each -> models.addAll(each.names().models()));
      }
      String executable = answer.executableId().isEmpty() && !found.isEmpty()
          ? found.get(0).executableId()
          : answer.executableId();
      return finding(answer, executable, List.copyOf(models));
    });
  }

  private CompletionStage<Optional<ConfigurationAnswer>> configuration(
      DeploymentQuery query, String id) {
    return ask(query, "/v2/lm/configurations/" + id)
        .thenApply(fetched -> isAbsent(fetched.status())
            ? Optional.empty()
            : Optional.of(
                value(fetched, ConfigurationAnswer.parse(ByteBuffer.wrap(fetched.body())))));
  }

  private static Finding finding(
      DeploymentAnswer answer, String executable, List<ModelName> names) {
    if (answer.scenarioId().isEmpty()
        || executable.isEmpty()
        || (answer.scenarioId().equals(FOUNDATION_MODELS) && names.isEmpty())) {
      return new Finding.Contradictory();
    }
    List<ModelRef> models = new ArrayList<>();
    for (ModelName name : names) {
      models.add(new ModelRef(name.name(), name.version(), "deployment", Optional.empty()));
    }
    return new Finding.Known(new Served(answer.scenarioId(), executable, models));
  }

  private CompletionStage<Fetched> ask(DeploymentQuery query, String path) {
    return controlPlane.get(path, query.head(), Headers.none());
  }

  /** What the caller may not see is for it as if it were not there. */
  private static boolean isAbsent(int status) {
    return status == 401 || status == 403 || status == 404;
  }

  private static <T> T value(Fetched fetched, Parsed<T> parsed) {
    if (fetched.status() != OK) {
      throw new CompletionException(
          new IOException("the control plane answered with status " + fetched.status()));
    }
    if (parsed instanceof Parsed.Fault<T> fault) {
      throw new CompletionException(
          new IOException("the control plane answered what cannot be read: " + fault.message()));
    }
    return ((Parsed.Value<T>) parsed).value();
  }
}
