/**
 * JSON as it is drawn: a tree, its spellings, and arbitraries of both.
 *
 * <p>What the providers' bodies hold lives in {@code internal.body}. This room looks into no other.
 */
@NullMarked
package dev.lictor.testkit.internal.json;

import org.jspecify.annotations.NullMarked;
