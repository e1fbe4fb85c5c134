package dev.lictor.mandate;

import dev.lictor.call.Masking;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What must be masked at least. Immutable.
 *
 * @param method how, at least
 * @param entities which entities, at least
 * @param allowed the texts that may stay unmasked, at most; empty if a caller may choose
 * @param groundingInput whether the input of grounding must be masked
 * @param files whether files must be masked
 */
public record MaskingMandate(
    Masking.Method method,
    Set<String> entities,
    Optional<Set<String>> allowed,
    boolean groundingInput,
    boolean files) {

  /** Nothing must be masked. */
  public static final MaskingMandate NONE =
      new MaskingMandate(Masking.Method.NONE, Set.of(), Optional.empty(), false, false);

  /** Checks that what must be masked has a method, and that there is a mask for grounding and files to fall under. */
  public MaskingMandate {
    Objects.requireNonNull(method, "method");
    entities = Set.copyOf(entities);
    allowed = allowed.map(Set::copyOf);
    if (entities.isEmpty() != (method == Masking.Method.NONE)) {
      throw new IllegalArgumentException(
          "masking: a method and entities are mandated together, found " + method + " of "
              + entities);
    }
    if (entities.isEmpty() && (groundingInput || files)) {
      throw new IllegalArgumentException(
          "masking: grounding and files are masked by their entities, found none");
    }
  }

  /** Returns what fulfils both. */
  MaskingMandate and(MaskingMandate other) {
    Set<String> either = new HashSet<>(entities);
    either.addAll(other.entities);
    return new MaskingMandate(
        stricter(method, other.method),
        either,
        allowed.isPresent() && other.allowed.isPresent()
            ? Optional.of(both(allowed.get(), other.allowed.get()))
            : allowed.or(other::allowed),
        groundingInput || other.groundingInput,
        files || other.files);
  }

  /** Returns a masking with what is mandated. */
  Masking on(Masking asked) {
    Set<String> either = new HashSet<>(entities);
    either.addAll(asked.entities());
    return new Masking(
        stricter(method, asked.method()),
        either,
        allowed.map(some -> both(some, asked.allowlist())).orElse(asked.allowlist()),
        groundingInput || asked.groundingInput(),
        files || asked.files());
  }

  private static Masking.Method stricter(Masking.Method one, Masking.Method other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
