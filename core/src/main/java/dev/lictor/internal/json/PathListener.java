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
}
