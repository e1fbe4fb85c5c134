/**
 * The pipeline behind the front door, one small class for each step in the life of a call: route, identify, read, decide,
 * edit, hold, meter, settle.
 *
 * <p>No provider's format is known here, and no server. This room looks into every other room of core but {@code
 * internal.json}; nothing but the front door looks into it.
 */
@NullMarked
package dev.lictor.internal.engine;

import org.jspecify.annotations.NullMarked;
