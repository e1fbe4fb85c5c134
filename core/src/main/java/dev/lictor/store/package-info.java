/**
 * The books: who holds how much of which budget, and what was settled.
 *
 * <p>{@link dev.lictor.store.UsageStore} is an extension point. The sums that a store must get right are specified with its
 * six verbs. This room looks into {@code budget} only.
 */
@NullMarked
package dev.lictor.store;

import org.jspecify.annotations.NullMarked;
