/**
 * Asks other servers over HTTP, bounded in time, bytes and number at once. This room looks into {@code http} alone.
 */
@NullMarked
package dev.lictor.internal.fetch;

import org.jspecify.annotations.NullMarked;
