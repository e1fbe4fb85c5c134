package dev.lictor.example.simulator.vendor;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers which prefixes were seen, the latest so many of them; none ever expires. Thread-safe. */
final class PromptCache {
  private static final int MAX_PREFIXES = 1024;

  private final Set<String> seen = new LinkedHashSet<>();

  PromptCache() {}

  /** Says whether the prefix was there already, and remembers it. */
  synchronized boolean holds(String model, Prefix prefix) {
    boolean fresh = seen.add(model + " " + prefix.sha256());
    if (seen.size() > MAX_PREFIXES) {
      seen.remove(seen.iterator().next());
    }
    return !fresh;
  }
}
