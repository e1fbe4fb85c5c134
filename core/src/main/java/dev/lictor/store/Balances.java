package dev.lictor.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of balances. Immutable.
 *
 * @param page the balances
 * @param next where to go on, or empty if this was the last page
 */
public record Balances(List<Balance> page, Optional<String> next) {

  /** Checks that nothing is null. */
  public Balances {
    page = List.copyOf(page);
    Objects.requireNonNull(next, "next");
  }
}
