package dev.lictor.internal.json;

/** Hears where the values lie that an {@link EmptyingScanner} empties. Confined to one call. */
public interface EmptyingListener {

  /**
   * A value begins.
   *
   * @param at the index of its first byte
   * @param empty what stands in its place, not to be changed
   */
  void begins(int at, byte[] empty);

  /** It ends, perhaps in a later piece. */
  void ends(int behind);
}
