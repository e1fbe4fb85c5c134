package dev.lictor.policy;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import java.util.List;
import java.util.Set;

/**
 * The {@code on} of a document or a rule: which operations it is about, by kind or by dialect. Immutable.
 *
 * @param kinds the kinds that are selected
 * @param dialects the dialects that are selected, each with its kin
 */
public record Selector(Set<Kind> kinds, List<String> dialects) {

  /** Every operation. */
  public static final Selector ANY = new Selector(Set.of(Kind.values()), List.of());

  /** Every operation that spends; what a document without {@code on} is about. */
  public static final Selector SPENDING =
      new Selector(Set.of(Kind.INFERENCE, Kind.EMBEDDING, Kind.OPAQUE, Kind.JOB), List.of());

  /** Copies the collections. */
  public Selector {
    kinds = Set.copyOf(kinds);
    dialects = List.copyOf(dialects);
  }

  /** Returns whether the operation is selected. */
  public boolean selects(Operation operation) {
    if (kinds.contains(operation.kind())) {
      return true;
    }
    for (int i = 0; i < dialects.size(); i++) {
      if (operation.speaks(dialects.get(i))) {
        return true;
      }
    }
    return false;
  }
}
