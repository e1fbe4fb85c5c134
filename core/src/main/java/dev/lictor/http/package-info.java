/**
 * The outside of a request and of an answer: heads, headers, targets and peers, and the rules for them, knowing no server.
 *
 * <p>Nothing here reads a body or knows a provider. This room looks into no other.
 */
@NullMarked
package dev.lictor.http;

import org.jspecify.annotations.NullMarked;
