/**
 * The front door: what a gateway imports to put Lictor between its callers and the models.
 *
 * <p>Make a {@link dev.lictor.Lictor} once, {@link dev.lictor.Lictor#open open} each request, and tell its {@link
 * dev.lictor.Exchange} what happens. Everything else is in the rooms below.
 */
@NullMarked
package dev.lictor;

import org.jspecify.annotations.NullMarked;
