/**
 * What core's rooms make of a request: which of them it belongs to, and what they read.
 *
 * <p>This room looks into core's own list of dialects, which is not for others, so that nobody else here needs to.
 */
@NullMarked
package dev.lictor.testkit.internal.room;

import org.jspecify.annotations.NullMarked;
