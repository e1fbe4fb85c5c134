/**
 * Calls written down as facts: a caller and a call in a file, with the names and types that rules see, made into what a policy is
 * asked about; and how a request reads as such facts.
 *
 * <p>What is expected of a policy is the business of {@code suite}. Internal to this module. This room looks into {@code cel}, {@code
 * yaml}, {@code diagnostic}, {@code attribute}, the front room and core.
 */
@NullMarked
package dev.lictor.dsl.fact;

import org.jspecify.annotations.NullMarked;
