package dev.lictor.jdbc;

import dev.lictor.identity.Team;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What came of asking the database for one caller's team. Immutable. */
sealed interface Answer {

  /** Returns the answer as those who ask hear it. */
  CompletionStage<Optional<Team>> stage();

  /** The caller has this team. */
  record Found(CompletionStage<Optional<Team>> stage) implements Answer {
    Found(Team team) {
      this(CompletableFuture.completedStage(Optional.of(team)));
    }
  }

  /** No row is there for the caller. */
  record Nobody() implements Answer {
    private static final CompletionStage<Optional<Team>> NONE =
        CompletableFuture.completedStage(Optional.empty());

    @Override
    public CompletionStage<Optional<Team>> stage() {
      return NONE;
    }
  }

  /** What is there is no team; the database would say the same again. */
  record Bad(String message) implements Answer {
    @Override
    public CompletionStage<Optional<Team>> stage() {
      return CompletableFuture.failedStage(new TeamLookupException(message, null));
    }
  }

  /** The database did not answer. */
  record Away(String message, Throwable cause) implements Answer {
    @Override
    public CompletionStage<Optional<Team>> stage() {
      return CompletableFuture.failedStage(new TeamLookupException(message + ": " + cause, cause));
    }
  }

  /**
   * An answer with its age.
   *
   * @param askedAtNanos when it was asked for, on the ticker
   */
  record Aged(Answer answer, long askedAtNanos) {}
}
