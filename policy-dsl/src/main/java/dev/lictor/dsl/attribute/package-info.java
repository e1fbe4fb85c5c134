/**
 * The typed attributes that a directory gives to its entries.
 *
 * <p>Which entries there are is the business of the directories. This room looks into no other.
 */
@NullMarked
package dev.lictor.dsl.attribute;

import org.jspecify.annotations.NullMarked;
