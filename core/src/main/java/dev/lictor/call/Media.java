package dev.lictor.call;

/**
 * An image or a file that a call carries or points to. Immutable.
 *
 * @param kind {@code image} or {@code file}
 * @param remote whether it is fetched from elsewhere rather than carried in the body
 * @param host the host that it is fetched from, or empty
 * @param bytes the size of what is carried, in bytes as encoded; 0 if remote
 */
public record Media(String kind, boolean remote, String host, long bytes) {}
