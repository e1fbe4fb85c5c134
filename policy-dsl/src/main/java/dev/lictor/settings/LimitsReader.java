package dev.lictor.settings;

import dev.lictor.Limits;

/** Reads {@code engine.limits}; what is not said is as in {@link Limits#DEFAULT}. */
final class LimitsReader {

  private LimitsReader() {}

  static Limits read(SettingsNode node) {
    Limits usual = Limits.DEFAULT;
    long maxBody = node.at("maxBody").bytes().orElse((long) usual.maxBodyBytes());
    if (maxBody > Integer.MAX_VALUE) {
      node.at("maxBody").refuse("a body may have at most 2147483647 bytes, found " + maxBody, "");
      return usual;
    }
    try {
      return new Limits(
          (int) maxBody,
          node.at("maxCollected").bytes().orElse(usual.maxCollectedBytes()),
          node.at("identify").duration().orElse(usual.identify()),
          node.at("resolve").duration().orElse(usual.resolve()),
          node.at("hold").duration().orElse(usual.hold()),
          node.at("admit").duration().orElse(usual.admit()),
          node.at("exchange").duration().orElse(usual.exchange()),
          node.at("drainBytes").bytes().orElse(usual.drainBytes()),
          node.at("drainTime").duration().orElse(usual.drainTime()));
    } catch (IllegalArgumentException e) {
      node.refuse(e.getMessage() == null ? "the limits do not fit" : e.getMessage(), "");
      return usual;
    }
  }
}
