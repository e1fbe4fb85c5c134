/**
 * Budgets as pure sums: keys, units, windows, the worst case of a call, and what it cost.
 *
 * <p>Nothing here is concurrent or remembers anything: the books are in {@code store}. This room looks into {@code call},
 * {@code model} and {@code usage} only.
 */
@NullMarked
package dev.lictor.budget;

import org.jspecify.annotations.NullMarked;
