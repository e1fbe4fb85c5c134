package dev.lictor.dsl.cel;

import java.util.Locale;

/** Says that an expression has no value for a call. It holds nothing of the call. Immutable. */
public final class RuleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RuleException(String path, String code) {
    super(path + ": " + code.toLowerCase(Locale.ROOT).replace('_', ' '), null, false, false);
  }
}
