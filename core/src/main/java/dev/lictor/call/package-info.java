/**
 * What is asked, in no provider's dialect: the operation, and the facts of a call that rules are decided on.
 *
 * <p>Reading a body is the business of the rooms under {@code dev.lictor.schema}. This room looks into {@code model} only.
 */
@NullMarked
package dev.lictor.call;

import org.jspecify.annotations.NullMarked;
