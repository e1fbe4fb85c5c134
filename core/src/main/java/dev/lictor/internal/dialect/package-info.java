/**
 * The rooms of all dialects, one line each. This room looks into all of them, and into nothing else.
 */
@NullMarked
package dev.lictor.internal.dialect;

import org.jspecify.annotations.NullMarked;
