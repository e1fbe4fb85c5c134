package dev.lictor.internal.json;

/** Hears what a {@link PathScanner} finds at the wanted places. Confined to one call. */
public interface PathListener {

  /** An object begins at a wanted place. */
  void opens(int id);

  /** It ends. */
  void closes(int id);

  /**
   * A value other than an object stands at a wanted place. Of an array it is said where it begins, unless its elements are
   * wanted.
   *
   * @param id the place
   * @param type the type of the value
   * @param text a number as it was written, or the first {@value PathScanner#MAX_TEXT} characters of a string; else empty.
   *     Characters beyond ASCII come as question marks
   */
  void value(int id, JsonType type, String text);

  /**
   * Some bytes of a string have come that flows at a wanted place; when it ends, {@link #value} is told, without text. How they
   * are cut means nothing.
   *
   * @param id the place
   * @param bytes valid until this method returns, and not to be changed. An escape comes as one byte: of an ASCII character as
   *     that, of {@code \b}, {@code \f}, {@code \n}, {@code \r} and {@code \t} as 0x1F, of any other as 0xFF
   * @param from the index of the first
   * @param to the index behind the last
   */
  default void flows(int id, byte[] bytes, int from, int to) {}
}
