package dev.lictor.example.simulator.exchange;

/**
 * A text cut into pieces of equal length, the last of which may be shorter. Immutable.
 *
 * @param text the text
 * @param chars how many characters a piece has
 */
public record TextPieces(String text, int chars) {
  /** Returns how many pieces there are: none of an empty text. */
  public int count() {
    return (text.length() + chars - 1) / chars;
  }

  /** Returns one piece, counted from 0. */
  public String piece(int index) {
    return text.substring(index * chars, Math.min(text.length(), (index + 1) * chars));
  }
}
