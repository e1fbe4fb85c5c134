package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Span;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text, number or truth value. Immutable.
 *
 * @param span where it stands, quotes and block header included
 * @param path where in the structure
 * @param value its text, folded and unescaped
 * @param style how it is written
 * @param type what YAML 1.2's core schema takes it for
 */
public record Scalar(Span span, String path, String value, Style style, Type type) implements Node {

  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern FLOAT = Pattern.compile(
      "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** How a scalar is written. Immutable. */
  public enum Style {
    /** Without anything around it. */
    PLAIN,
    /** In single quotes. */
    SINGLE_QUOTED,
    /** In double quotes. */
    DOUBLE_QUOTED,
    /** As a block behind {@code |}. */
    LITERAL,
    /** As a block behind {@code >}. */
    FOLDED
  }

  /** What a scalar is. Immutable. */
  public enum Type {
    /** A text. */
    TEXT("a text"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** Another number. */
    FLOAT("a number"),
    /** True or false. */
    BOOL("true or false"),
    /** Nothing. */
    NULL("nothing");

    private final String noun;

    Type(String noun) {
      this.noun = noun;
    }
  }

  static Scalar of(Span span, String path, String value, Style style) {
    return new Scalar(span, path, value, style, style == Style.PLAIN ? plain(value) : Type.TEXT);
  }

  private static Type plain(String value) {
    return switch (value) {
      case "", "~", "null", "Null", "NULL" -> Type.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> Type.BOOL;
      default ->
        INTEGER.matcher(value).matches()
            ? Type.INTEGER
            : FLOAT.matcher(value).matches() ? Type.FLOAT : Type.TEXT;
    };
  }

  @Override
  public String noun() {
    return type.noun;
  }

  /** Returns whether it says {@code true}. */
  public boolean isTrue() {
    return type == Type.BOOL && value.toLowerCase(Locale.ROOT).equals("true");
  }

  /** Returns the whole number that it is, if it is one of reasonable length. */
  public Optional<BigInteger> integer() {
    if (type != Type.INTEGER || value.length() > 40) {
      return Optional.empty();
    }
    if (value.startsWith("0o")) {
      return Optional.of(new BigInteger(value.substring(2), 8));
    }
    return Optional.of(
        value.startsWith("0x") ? new BigInteger(value.substring(2), 16) : new BigInteger(value));
  }

  /** Returns the offset in the source of each code point of the value, and behind the last one that of its end. */
  public int[] offsets() {
    return Alignment.of(this);
  }

  /** Returns the stretch of the source that a stretch of the value, in code points, comes from. */
  public Span within(int start, int end) {
    int[] offsets = offsets();
    int last = offsets.length - 1;
    int from = offsets[Math.max(0, Math.min(start, last))];
    int to = end <= start ? from : offsets[Math.max(0, Math.min(end - 1, last))] + 1;
    return new Span(
        span.source(), from, Math.max(from, Math.min(to, span.source().length())));
  }
}
