/**
 * What policies mandate of a call as it is sent: filters, masks, guardrails and caps that it must have at least. A lattice, so that
 * mandates of many authors join in one way only.
 *
 * <p>How a mandate gets into the bytes of a body is the business of each dialect's room. This room looks into {@code call}.
 */
@NullMarked
package dev.lictor.mandate;

import org.jspecify.annotations.NullMarked;
