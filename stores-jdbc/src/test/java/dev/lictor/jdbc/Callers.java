package dev.lictor.jdbc;

import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Callers, and what a directory says of them. Not instantiable. */
final class Callers {

  private Callers() {}

  static Caller of(String issuer, String tenant, String instance) {
    return new Caller(
        issuer, tenant, instance, "c", Optional.empty(), Set.of(), true, Optional.empty());
  }

  static Caller of(String instance) {
    return of("uaa", "t", instance);
  }

  static CompletableFuture<Optional<Team>> ask(TeamDirectory directory, String instance) {
    return directory.find(of(instance)).toCompletableFuture();
  }

  /** Returns the name of the caller's team, {@code none}, or why that cannot be said. */
  static String named(TeamDirectory directory, String instance) {
    try {
      return ask(directory, instance).join().map(Team::name).orElse("none");
    } catch (CompletionException e) {
      return String.valueOf(e.getCause());
    }
  }
}
