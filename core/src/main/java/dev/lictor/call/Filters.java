package dev.lictor.call;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The filters on one side of the model. Immutable.
 *
 * @param azure the thresholds of Azure Content Safety
 * @param llamaGuard the categories that Llama Guard stops
 */
public record Filters(AzureContentSafety azure, Set<String> llamaGuard) {

  /** Nothing is stopped. */
  public static final Filters NONE = new Filters(AzureContentSafety.NONE, Set.of());

  /** Checks that nothing is null. */
  public Filters {
    Objects.requireNonNull(azure, "azure");
    llamaGuard = Set.copyOf(llamaGuard);
  }

  /** Returns what both stop. */
  public Filters weakest(Filters other) {
    Set<String> both = new HashSet<>(llamaGuard);
    both.retainAll(other.llamaGuard);
    return new Filters(azure.weakest(other.azure), both);
  }

  /** Returns what either stops. */
  public Filters strictest(Filters other) {
    Set<String> either = new HashSet<>(llamaGuard);
    either.addAll(other.llamaGuard);
    return new Filters(azure.strictest(other.azure), either);
  }
}
