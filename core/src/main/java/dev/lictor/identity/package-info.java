/**
 * Who calls: the caller, the resolvers that prove it from a token, and the directory that tells its team.
 *
 * <p>Tokens, keys and claims are read here and nowhere else, and no part of them leaves in a message. What a caller may do is the
 * business of {@code policy}. This room looks into {@code http} and {@code attribute} only.
 */
@NullMarked
package dev.lictor.identity;

import org.jspecify.annotations.NullMarked;
