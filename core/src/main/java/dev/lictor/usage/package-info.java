/**
 * What a call really used, normalised over all providers, and how certain that is.
 *
 * <p>Where a provider tells it is known in its room under {@code dev.lictor.schema}. This room looks into no other.
 */
@NullMarked
package dev.lictor.usage;

import org.jspecify.annotations.NullMarked;
