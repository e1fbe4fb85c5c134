package dev.lictor.schema.sse;

/** Hears the lines of an event stream. Confined to one call. */
interface LineListener {

  /**
   * Some bytes of a line of data have come, without the field's name and without the line's end.
   *
   * @param bytes valid until this method returns, and not to be changed
   */
  void data(byte[] bytes, int from, int to);

  /**
   * A line ends.
   *
   * @param at the index of the byte that ends it, or 0 if the stream ends
   * @param behind the index behind that byte, or 0
   */
  void lineEnds(LineKind kind, int at, int behind);

  /** The line that ended last ends with one more byte: the {@code \n} of {@code \r\n}. */
  void endGrows(int at);
}
