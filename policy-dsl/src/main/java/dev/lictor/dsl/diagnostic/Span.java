package dev.lictor.dsl.diagnostic;

import java.util.Objects;

/**
 * A stretch of a source. Immutable.
 *
 * @param source the file
 * @param start the offset of its first code point
 * @param end the offset behind its last code point
 */
public record Span(Source source, int start, int end) {

  /** Checks the order. */
  public Span {
    Objects.requireNonNull(source, "source");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "span must not end before it starts, found " + start + " to " + end);
    }
  }

  /** Returns the text of the span. */
  public String text() {
    return source.slice(start, end);
  }
}
