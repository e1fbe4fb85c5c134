package dev.lictor.schema.bedrock;

/** Hears the frames of an {@link EventStreamFrames}. Confined to one call. */
interface FrameListener {

  /** A frame begins; its headers are not to be trusted before it ended valid. */
  void frameBegins(FrameHeaders headers);

  /**
   * Some bytes of its payload have come.
   *
   * @param bytes valid until this method returns, and not to be changed
   * @param from the index of the first
   * @param to the index behind the last
   */
  void payload(byte[] bytes, int from, int to);

  /**
   * The frame ends.
   *
   * @param valid whether it was whole and its checksum right; if not, what was heard of it does not count, and no other follows
   */
  void frameEnds(boolean valid);
}
