package dev.lictor.internal.engine;

/** Makes a text of the caller's safe to be put into a message. Not instantiable. */
final class Escaped {

  private static final int MAX_LENGTH = 128;

  private Escaped() {}

  /** Returns the text, cut, with everything that is not printable replaced. */
  static String text(String raw) {
    StringBuilder text = new StringBuilder(Math.min(raw.length(), MAX_LENGTH));
    for (int i = 0; i < raw.length() && i < MAX_LENGTH; i++) {
      char c = raw.charAt(i);
      text.append(
          Character.isISOControl(c)
                  || Character.isSurrogate(c)
                  || Character.getType(c) == Character.FORMAT
              ? '?'
              : c);
    }
    return text.toString();
  }
}
