/**
 * Calls as rules see them: callers, operations and facts of every dialect, each with only what that dialect can have; and their text in
 * the shape of {@code given} in a test file.
 *
 * <p>Bodies live in {@code request}. This room looks into {@code domain}.
 */
@NullMarked
package dev.lictor.testkit.call;

import org.jspecify.annotations.NullMarked;
