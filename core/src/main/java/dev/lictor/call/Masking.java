package dev.lictor.call;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The data masking of a call, as what it hides: of a fallback list the weakest of all elements. Immutable.
 *
 * @param method how entities are hidden
 * @param entities the entities that are hidden, such as {@code profile-email}; empty if nothing is masked
 * @param allowlist the texts that are never hidden
 * @param groundingInput whether the input of grounding is masked too
 * @param files whether files are masked rather than skipped
 */
public record Masking(
    Method method,
    Set<String> entities,
    Set<String> allowlist,
    boolean groundingInput,
    boolean files) {

  /** Nothing is masked. */
  public static final Masking NONE = new Masking(Method.NONE, Set.of(), Set.of(), false, false);

  /** How entities are hidden, weakest first. Immutable. */
  public enum Method {
    /** Not at all. */
    NONE,
    /** Reversibly: the answer is unmasked again. */
    PSEUDONYMIZATION,
    /** For good. */
    ANONYMIZATION
  }

  /** Checks that nothing is null. */
  public Masking {
    Objects.requireNonNull(method, "method");
    entities = Set.copyOf(entities);
    allowlist = Set.copyOf(allowlist);
  }

  /** Returns what both hide. */
  public Masking weakest(Masking other) {
    Set<String> hidden = new HashSet<>(entities);
    hidden.retainAll(other.entities);
    Set<String> shown = new HashSet<>(allowlist);
    shown.addAll(other.allowlist);
    return new Masking(
        method.compareTo(other.method) <= 0 ? method : other.method,
        hidden,
        shown,
        groundingInput && other.groundingInput,
        files && other.files);
  }
}
