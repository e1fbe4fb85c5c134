package dev.lictor.internal.fetch;

/**
 * An answer. Immutable, provided that nobody writes into the body.
 *
 * @param status the status
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Fetched(int status, byte[] body) {}
