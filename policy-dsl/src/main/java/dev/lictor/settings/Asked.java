package dev.lictor.settings;

import dev.lictor.deployment.ControlPlane;
import dev.lictor.deployment.ControlPlaneDirectory;
import dev.lictor.deployment.ControlPlaneReferences;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.ReferenceSource;
import dev.lictor.identity.ServiceToken;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * The control plane as the settings ask it, with all that the engine learns there. Thread-safe.
 *
 * @param as as whom it is asked, for the log
 * @param deployments what it says about deployments; empty if nobody asks
 * @param references what it keeps that requests refer to, always asked for as the caller; empty if nobody asks
 * @param closeables what ends with the engine
 */
record Asked(
    String as,
    Optional<DeploymentDirectory> deployments,
    Optional<ReferenceSource> references,
    List<Runnable> closeables)
    implements AutoCloseable {

  /** Nobody is asked. */
  static final Asked NOBODY = new Asked("by nobody", Optional.empty(), Optional.empty(), List.of());

  static Asked of(ControlPlaneSettings settings, ControlPlane.Builder builder) throws IOException {
    if (settings instanceof ControlPlaneSettings.Off) {
      return NOBODY;
    }
    ControlPlane asCaller = builder.build();
    ReferenceSource references = new ControlPlaneReferences(asCaller);
    if (settings instanceof ControlPlaneSettings.AsService service) {
      ServiceToken token = ServiceToken.ofKey(Files.readString(service.keyFile()));
      ControlPlane asService = builder.serviceToken(token).build();
      return new Asked(
          "by a service",
          Optional.of(new ControlPlaneDirectory(asService)),
          Optional.of(references),
          List.of(asCaller::close, asService::close, token::close));
    }
    return new Asked(
        "by each caller",
        Optional.of(new ControlPlaneDirectory(asCaller)),
        Optional.of(references),
        List.of(asCaller::close));
  }

  @Override
  public void close() {
    closeables.forEach(Runnable::run);
  }
}
