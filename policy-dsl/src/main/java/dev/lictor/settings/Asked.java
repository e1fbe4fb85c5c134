package dev.lictor.settings;

import dev.lictor.deployment.ControlPlane;
import dev.lictor.deployment.ControlPlaneDirectory;
import dev.lictor.deployment.DeploymentDirectory;
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
 * @param closeables what ends with the engine
 */
record Asked(String as, Optional<DeploymentDirectory> deployments, List<Runnable> closeables)
    implements AutoCloseable {

  /** Nobody is asked. */
  static final Asked NOBODY = new Asked("by nobody", Optional.empty(), List.of());

  static Asked of(ControlPlaneSettings settings, ControlPlane.Builder builder) throws IOException {
    if (settings instanceof ControlPlaneSettings.Off) {
      return NOBODY;
    }
    if (settings instanceof ControlPlaneSettings.AsService service) {
      ServiceToken token = ServiceToken.ofKey(Files.readString(service.keyFile()));
      ControlPlane controlPlane = builder.serviceToken(token).build();
      return of("by a service", controlPlane, List.of(controlPlane::close, token::close));
    }
    ControlPlane controlPlane = builder.build();
    return of("by each caller", controlPlane, List.of(controlPlane::close));
  }

  private static Asked of(String as, ControlPlane controlPlane, List<Runnable> closeables) {
    return new Asked(as, Optional.of(new ControlPlaneDirectory(controlPlane)), closeables);
  }

  @Override
  public void close() {
    closeables.forEach(Runnable::run);
  }
}
