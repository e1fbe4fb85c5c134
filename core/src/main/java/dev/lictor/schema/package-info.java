/**
 * The four doors that every provider's wire format has: route, read, edit, meter; and how it says no.
 *
 * <p>Each format has a room of its own below this one. This room looks into {@code http}, {@code call}, {@code mandate}, {@code usage}, {@code
 * budget} and {@code internal.json}.
 */
@NullMarked
package dev.lictor.schema;

import org.jspecify.annotations.NullMarked;
