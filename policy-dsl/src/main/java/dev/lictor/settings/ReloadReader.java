package dev.lictor.settings;

import java.time.Duration;
import java.util.Optional;

/** Reads {@code engine.reload}; what is not said is as in {@link ReloadSettings#DEFAULT}. */
final class ReloadReader {

  private ReloadReader() {}

  static Optional<ReloadSettings> read(SettingsNode node) {
    if (node.text().filter("off"::equals).isPresent()) {
      return Optional.empty();
    }
    ReloadSettings usual = ReloadSettings.DEFAULT;
    Duration every = node.at("every").duration().orElse(usual.every());
    try {
      return Optional.of(new ReloadSettings(every, node.at("quiet").duration().orElse(every)));
    } catch (IllegalArgumentException e) {
      node.refuse(e.getMessage() == null ? "the times do not fit" : e.getMessage(), "");
      return Optional.of(usual);
    }
  }
}
