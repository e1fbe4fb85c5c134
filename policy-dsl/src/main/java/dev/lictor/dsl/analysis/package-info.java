/**
 * What can be told of policies without a call: which conditions are dead, which rules say nothing that others do not say, what is never
 * used, what contradicts, and whether what is ensured is there on every path.
 *
 * <p>It is sound before it is complete: what it cannot decide it says to be undecided, or does not speak of.
 *
 * <p>Internal to this module, but for {@link dev.lictor.dsl.analysis.Analysis} and what that returns. It looks into {@code compile},
 * {@code cel}, {@code logic}, {@code yaml}, {@code diagnostic} and core.
 */
@NullMarked
package dev.lictor.dsl.analysis;

import org.jspecify.annotations.NullMarked;
