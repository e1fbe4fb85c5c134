package dev.lictor.internal.json;

/** Looks at a text of the body without a copy of it being made. Confined to one call. */
@FunctionalInterface
public interface TextScan {

  /**
   * Looks at one text.
   *
   * <p>What lies in the array is the decoded text, but for escapes of control characters, quotes, slashes, backslashes and
   * characters beyond ASCII, which may still be escaped. So every other ASCII character is found where it is.
   *
   * @param bytes holds the text; not to be changed or kept
   * @param from index of its first byte
   * @param to index behind its last byte
   * @param decodedBytes how many bytes of UTF-8 the decoded text has
   */
  void text(byte[] bytes, int from, int to, int decodedBytes);
}
