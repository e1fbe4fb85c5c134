package dev.lictor.schema.bedrock;

/**
 * The headers of a frame that mean something here; one that is not there is empty. Immutable.
 *
 * <p>Of a long value the first {@value HeaderWalk#MAX_VALUE_BYTES} bytes are shown; bytes that are not printable ASCII come as
 * question marks.
 *
 * @param messageType {@code event}, {@code exception} or {@code error}
 * @param eventType which event it is, such as {@code chunk} or {@code metadata}
 * @param exceptionType which exception it is, such as {@code throttlingException}
 * @param contentType the media type of the payload
 */
record FrameHeaders(
    String messageType, String eventType, String exceptionType, String contentType) {}
