/**
 * Server-sent events (WHATWG HTML, 9.2) that are looked at while they pass, and edited: what nobody edits is not buffered, copied or
 * held back.
 *
 * <p>No provider's format is known here. This room looks into {@code schema} and {@code internal.json}; the rooms of the dialects
 * look into it.
 */
@NullMarked
package dev.lictor.schema.sse;

import org.jspecify.annotations.NullMarked;
