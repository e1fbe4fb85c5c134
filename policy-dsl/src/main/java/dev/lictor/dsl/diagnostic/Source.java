package dev.lictor.dsl.diagnostic;

import java.util.Arrays;
import java.util.Objects;

/** The text of one file, addressed by code point, so that every offset is a column that an editor shows. Immutable. */
public final class Source {

  private final String name;
  private final int[] codePoints;
  private final int[] lineStarts;

  private Source(String name, int[] codePoints) {
    this.name = name;
    this.codePoints = codePoints;
    int[] starts =
        new int[(int) Arrays.stream(codePoints).filter(c -> c == '\n').count() + 1];
    int line = 1;
    for (int i = 0; i < codePoints.length; i++) {
      if (codePoints[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
    this.lineStarts = starts;
  }

  /** Returns the source with the name under which findings show it. */
  public static Source of(String name, String text) {
    return new Source(Objects.requireNonNull(name, "name"), text.codePoints().toArray());
  }

  /** Returns the name of the file. */
  public String name() {
    return name;
  }

  /** Returns the number of code points. */
  public int length() {
    return codePoints.length;
  }

  /** Returns the code point at the offset, or -1 behind the end. */
  public int at(int offset) {
    return offset < codePoints.length ? codePoints[offset] : -1;
  }

  /** Returns the line of the offset, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the column of the offset, from 1, in code points. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** Returns the offset of the first code point of the line, which counts from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** Returns the offset behind the last code point of the line, its break not counted. */
  public int lineEnd(int line) {
    int end = line < lineStarts.length ? lineStarts[line] - 1 : codePoints.length;
    return end > lineStarts[line - 1] && codePoints[end - 1] == '\r' ? end - 1 : end;
  }

  /** Returns the text between two offsets. */
  public String slice(int start, int end) {
    return new String(codePoints, start, end - start);
  }

  /** Returns the whole text. */
  public String text() {
    return slice(0, codePoints.length);
  }
}
