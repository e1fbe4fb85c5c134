package dev.lictor.schema;

import java.util.Objects;

/**
 * What a provider keeps of a call beyond its answer. Immutable.
 *
 * @param id the id under which it is kept; empty if it is none that a path could name, so that nobody can ask for it
 * @param pending whether the work goes on behind the answer, so that its figures come later
 */
public record Stored(String id, boolean pending) {
  /** Checks that nothing is null. */
  public Stored {
    Objects.requireNonNull(id, "id");
  }
}
