/**
 * What is wrong in a file, and where: sources, spans in them, and the findings that name both.
 *
 * <p>No format is read here. This room looks into no other.
 */
@NullMarked
package dev.lictor.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
