/**
 * Drawing values of an arbitrary outside of a jqwik property, and shrinking one that fails.
 *
 * <p>Which values there are is the business of the arbitraries. This room looks into no other.
 */
@NullMarked
package dev.lictor.testkit.drawing;

import org.jspecify.annotations.NullMarked;
