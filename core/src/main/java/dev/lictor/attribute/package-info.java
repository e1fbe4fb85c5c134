/**
 * The typed attributes that directories of teams and of models give to their entries, and by which policies are compiled.
 *
 * <p>Which entries there are is the business of the directories. This room looks into no other.
 */
@NullMarked
package dev.lictor.attribute;

import org.jspecify.annotations.NullMarked;
