package dev.lictor.schema.orchestration;

import java.util.List;

/** The price class of a fallback list. Not instantiable; all functions are pure. */
final class ServiceTier {

  /** From the cheapest; a word that is not known counts as dearer than all of them. */
  private static final List<String> TIERS =
      List.of("batch", "flex", "", "standard", "standard_only", "default", "auto", "priority");

  private ServiceTier() {}

  /** Returns the dearer of two. */
  static String dearer(String one, String other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(String tier) {
    int known = TIERS.indexOf(tier);
    return known < 0 ? TIERS.size() : known;
  }
}
