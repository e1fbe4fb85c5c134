package dev.lictor.dsl.cel;

/** Patterns in which {@code *} stands for any text; all else stands for itself. */
final class Glob {

  private Glob() {}

  // Greedy with one point of return: each `*` forgets the one before, which makes it quadratic at
  // worst, never exponential.
  static boolean matches(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        mark = t;
      } else if (g < glob.length() && glob.charAt(g) == text.charAt(t)) {
        g++;
        t++;
      } else if (star >= 0) {
        g = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }
}
