package dev.lictor.schema.bedrock;

/**
 * Follows a number byte by byte, in the grammar of JSON (RFC 8259, section 6), of which Python writes a part. Confined to one
 * call.
 */
final class NumberShape {

  private enum Step {
    START,
    SIGN,
    ZERO,
    INTEGER,
    POINT,
    FRACTION,
    E,
    E_SIGN,
    EXPONENT,
    END
  }

  private Step step = Step.START;

  /** Forgets the number; another begins. */
  void restart() {
    step = Step.START;
  }

  /** Returns whether the byte belongs to the number; if not, the number stays as it is. */
  boolean accepts(byte c) {
    Step next = next(c);
    if (next == Step.END) {
      return false;
    }
    step = next;
    return true;
  }

  private Step next(byte c) {
    boolean digit = c >= '0' && c <= '9';
    return switch (step) {
      case START -> c == '-' ? Step.SIGN : first(c);
      case SIGN -> first(c);
      case ZERO -> c == '.' ? Step.POINT : exponent(c);
      case INTEGER -> digit ? Step.INTEGER : c == '.' ? Step.POINT : exponent(c);
      case POINT -> digit ? Step.FRACTION : Step.END;
      case FRACTION -> digit ? Step.FRACTION : exponent(c);
      case E -> digit ? Step.EXPONENT : c == '+' || c == '-' ? Step.E_SIGN : Step.END;
      case E_SIGN, EXPONENT -> digit ? Step.EXPONENT : Step.END;
      case END -> Step.END;
    };
  }

  private static Step first(byte c) {
    return c == '0' ? Step.ZERO : c >= '1' && c <= '9' ? Step.INTEGER : Step.END;
  }

  private static Step exponent(byte c) {
    return c == 'e' || c == 'E' ? Step.E : Step.END;
  }

  /** Returns whether only the sign has come. */
  boolean isSign() {
    return step == Step.SIGN;
  }

  /** Returns whether what has come is a number. */
  boolean whole() {
    return step == Step.ZERO
        || step == Step.INTEGER
        || step == Step.FRACTION
        || step == Step.EXPONENT;
  }
}
