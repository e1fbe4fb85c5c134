/**
 * Requests as they come over the wire: heads and bodies of every dialect, well-formed in any spelling, and hostile.
 *
 * <p>What a body holds lives in {@code internal.body}. This room looks into {@code domain}, {@code internal.body}, {@code internal.json}
 * and {@code internal.room}.
 */
@NullMarked
package dev.lictor.testkit.request;

import org.jspecify.annotations.NullMarked;
