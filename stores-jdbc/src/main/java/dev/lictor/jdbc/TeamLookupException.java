package dev.lictor.jdbc;

import org.jspecify.annotations.Nullable;

/** Says that a team could not be looked up: the database was not there in time, or what it answered is no team. Immutable. */
public final class TeamLookupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TeamLookupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
