package dev.lictor.identity;

import dev.lictor.attribute.Attributes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells which team a caller belongs to. An extension point. Implementations are thread-safe. */
@FunctionalInterface
public interface TeamDirectory {

  /**
   * Finds the team of a caller by issuer, tenant and instance together.
   *
   * @return a stage with the team, or with empty if the directory does not know the caller; it fails if the directory could
   *     not be asked, and then the call is refused
   */
  CompletionStage<Optional<Team>> find(Caller caller);

  /** Returns the attributes that every team of this directory has; policies are compiled with them. By default there are none. */
  default Attributes attributes() {
    return Attributes.NONE;
  }

  /** Returns a directory that knows no team. */
  static TeamDirectory empty() {
    return caller -> CompletableFuture.completedFuture(Optional.empty());
  }
}
