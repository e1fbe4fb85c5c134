package dev.lictor.schema.openai;

import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The usage of several that counts: the largest, since figures are cumulative and never added, provided that the last was usable and
 * that all behind it could be read. Confined to one call.
 */
final class LargestUsage {

  private @Nullable Usage largest;
  private boolean usable;

  /** Takes the next usage, or null for one that is unusable. */
  void take(@Nullable Usage usage) {
    usable = usage != null;
    if (usage != null && (largest == null || usage.totalTokens() > largest.totalTokens())) {
      largest = usage;
    }
  }

  /** Says that something could not be read, where a usage may have been. */
  void lose() {
    usable = false;
  }

  Optional<Usage> found() {
    return usable ? Optional.ofNullable(largest) : Optional.empty();
  }
}
