/**
 * Content codings (RFC 9110, 8.4.1) of answers that come compressed although identity was asked for: a copy is decoded within bounds,
 * for its meter alone; the answer itself passes as it came.
 *
 * <p>No provider's format is known here. This room looks into {@code schema}.
 */
@NullMarked
package dev.lictor.schema.coding;

import org.jspecify.annotations.NullMarked;
