package dev.lictor.settings;

import java.nio.file.Path;
import java.util.Objects;

/** As whom the control plane is asked what deployments serve. Immutable. */
public sealed interface ControlPlaneSettings {

  /** Nobody asks: what does not name its models itself is refused. Immutable. */
  record Off() implements ControlPlaneSettings {}

  /** Each caller with its own token, so that none learns what it may not see. Immutable. */
  record AsCaller() implements ControlPlaneSettings {}

  /**
   * A service. Immutable.
   *
   * @param keyFile the file that holds its service key
   */
  record AsService(Path keyFile) implements ControlPlaneSettings {
    /** Checks that nothing is null. */
    public AsService {
      Objects.requireNonNull(keyFile, "keyFile");
    }
  }
}
