package dev.lictor.internal.engine;

import dev.lictor.Limits;
import dev.lictor.Paths;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.ReferenceSource;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Exports;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.store.UsageStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * All that an engine is made of but the basis of its decisions, which can be replaced. Immutable.
 *
 * @param basePath the path below which the gateway serves, without a trailing slash; empty for the root
 * @param region the region of the upstream in its owner's word; empty if not said
 */
public record Setup(
    String basePath,
    String region,
    Paths paths,
    Exports exports,
    List<ProviderSchema> rooms,
    Optional<DeploymentDirectory> deployments,
    Optional<ReferenceSource> references,
    IdentityResolver identity,
    UsageStore store,
    EngineListener listener,
    Limits limits,
    InstantSource clock) {

  /** Copies the rooms. */
  public Setup {
    rooms = List.copyOf(rooms);
  }
}
