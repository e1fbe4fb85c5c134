/**
 * Compiled, immutable rules and the answer they give together.
 *
 * <p>No text is parsed here: a condition is a function, whoever made it. This room looks into {@code call}, {@code mandate},
 * {@code identity}, {@code budget} and {@code http}.
 */
@NullMarked
package dev.lictor.policy;

import org.jspecify.annotations.NullMarked;
