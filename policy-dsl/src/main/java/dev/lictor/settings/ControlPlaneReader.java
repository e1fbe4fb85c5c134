package dev.lictor.settings;

import dev.lictor.Paths;
import java.util.Optional;

/** Reads {@code engine.paths} and {@code engine.controlPlane}. */
final class ControlPlaneReader {

  private ControlPlaneReader() {}

  static Paths paths(SettingsNode node) {
    return node.text().filter("native"::equals).isPresent() ? Paths.NATIVE : Paths.AI_CORE;
  }

  static ControlPlaneSettings read(SettingsNode node, Paths paths) {
    if (node.text().filter("off"::equals).isPresent()
        || (paths == Paths.NATIVE && !node.isPresent())) {
      return new ControlPlaneSettings.Off();
    }
    if (paths == Paths.NATIVE) {
      node.refuse("native paths name no deployment, so there is no control plane to ask", "");
    }
    Optional<ControlPlaneSettings> service =
        node.at("service").at("keyFile").path().map(ControlPlaneSettings.AsService::new);
    return service.orElseGet(ControlPlaneSettings.AsCaller::new);
  }
}
