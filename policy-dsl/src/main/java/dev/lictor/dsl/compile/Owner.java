package dev.lictor.dsl.compile;

import dev.lictor.dsl.yaml.Scalar;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose documents are compiled. Immutable.
 *
 * @param prefix what stands before the names of the documents, so that their books and names are the owner's own; may be empty
 * @param where the condition that every call must fulfil that the documents are about; empty for those who own the gateway
 */
public record Owner(String prefix, Optional<Scalar> where) {

  /** The owner of the gateway. */
  public static final Owner PLATFORM = new Owner("", Optional.empty());

  /** Checks that nothing is null. */
  public Owner {
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(where, "where");
  }

  /** Returns another author, whose documents can only tighten. */
  public static Owner delegate(String name, Scalar where) {
    return new Owner(name + '/', Optional.of(where));
  }
}
