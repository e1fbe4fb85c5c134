package dev.lictor.schema.sse;

/** Hears the data of server-sent events. Confined to one call. */
public interface DataListener {

  /**
   * Some bytes of a line of data have come, without the field's name and without the line's end.
   *
   * @param bytes valid until this method returns, and not to be changed
   * @param from the index of the first
   * @param to the index behind the last
   */
  void data(byte[] bytes, int from, int to);

  /** The line of data ends. */
  void lineEnds();

  /** The event ends, which had at least one line of data. */
  void eventEnds();
}
