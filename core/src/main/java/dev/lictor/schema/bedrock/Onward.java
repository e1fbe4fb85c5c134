package dev.lictor.schema.bedrock;

/** Where bytes go on to, in pieces. Confined to one call. */
@FunctionalInterface
interface Onward {

  /**
   * Takes the next bytes.
   *
   * @param bytes valid until this method returns, and not to be changed
   * @param from the index of the first
   * @param to the index behind the last
   */
  void pass(byte[] bytes, int from, int to);
}
