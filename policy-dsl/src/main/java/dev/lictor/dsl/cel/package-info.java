/**
 * CEL: the typed environment that rules see, how expressions are checked, and how they are evaluated.
 *
 * <p>Which expression stands where in a policy is the business of {@code compile}. This room is the only one that knows
 * cel-java; it looks into {@code diagnostic}, {@code yaml} and core.
 */
@NullMarked
package dev.lictor.dsl.cel;

import org.jspecify.annotations.NullMarked;
