/**
 * Why a call is decided as it is: what every document, rule and budget came to, with the values of what their expressions read.
 *
 * <p>It asks the rules of compiled documents one by one, and core for the decision itself. This room looks into {@code cel}, the front
 * room and core; a command line looks into it.
 */
@NullMarked
package dev.lictor.dsl.explain;

import org.jspecify.annotations.NullMarked;
