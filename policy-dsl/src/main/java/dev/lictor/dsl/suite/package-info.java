/**
 * Test files of policies: calls and what is expected of them, run against the compiled policies or through a whole engine, and the
 * report on it.
 *
 * <p>How a call is told is the business of {@code fact}. The front door is {@link dev.lictor.dsl.suite.Suite}. This room looks into
 * {@code fact}, {@code cel}, {@code yaml}, {@code diagnostic}, the front room and core; only a command line looks into it.
 */
@NullMarked
package dev.lictor.dsl.suite;

import org.jspecify.annotations.NullMarked;
