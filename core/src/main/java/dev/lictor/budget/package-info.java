/**
 * Budgets as pure sums: keys, units, windows and the worst case of a call.
 *
 * <p>Nothing here is concurrent or remembers anything: the books are in {@code store}. This room looks into {@code call} and
 * {@code model} only.
 */
@NullMarked
package dev.lictor.budget;

import org.jspecify.annotations.NullMarked;
