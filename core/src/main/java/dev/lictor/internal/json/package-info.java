/**
 * Bounded strict reading of JSON, where every parser reads the same, and writing of small answers.
 *
 * <p>What is accepted is the part of RFC 8259 on which conforming and known lax parsers agree: UTF-8 without a byte order mark,
 * one object and nothing behind it, no key twice in an object, no lone surrogate or NUL in a key or in a string that means
 * something, bounded depth, keys and numbers. {@link dev.lictor.internal.json.JsonReader} reads a whole body in one pass, led by
 * an {@link dev.lictor.internal.json.ObjectShape} of each object; {@link dev.lictor.internal.json.PathScanner} follows an answer
 * as it flows by. Nothing here knows a provider. This room looks into no other, and is the only one that knows Jackson.
 */
@NullMarked
package dev.lictor.internal.json;

import org.jspecify.annotations.NullMarked;
