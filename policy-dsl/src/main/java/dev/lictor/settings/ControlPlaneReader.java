package dev.lictor.settings;

import dev.lictor.Paths;
import dev.lictor.http.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code engine.paths}, {@code engine.observability} and {@code engine.controlPlane}. */
final class ControlPlaneReader {

  private ControlPlaneReader() {}

  static Paths paths(SettingsNode node) {
    return node.text().filter("native"::equals).isPresent() ? Paths.NATIVE : Paths.AI_CORE;
  }

  static Exports exports(SettingsNode node) {
    return node.text().filter("allow"::equals).isPresent() ? Exports.ALLOWED : Exports.REFUSED;
  }

  static ControlPlaneSettings read(SettingsNode node, Paths paths) {
    if (node.text().filter("off"::equals).isPresent()
        || (paths == Paths.NATIVE && !node.isPresent())) {
      return new ControlPlaneSettings.Off();
    }
    if (paths == Paths.NATIVE) {
      node.refuse("native paths name no deployment, so there is no control plane to ask", "");
    }
    SettingsNode keyFile = node.at("service").at("keyFile");
    Optional<Path> key = keyFile.path();
    if (key.isPresent() && !Files.isReadable(key.get())) {
      keyFile.refuse("expected a file that can be read, found none at " + key.get(), "");
    }
    return key.<ControlPlaneSettings>map(ControlPlaneSettings.AsService::new)
        .orElseGet(ControlPlaneSettings.AsCaller::new);
  }
}
