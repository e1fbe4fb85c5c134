package dev.lictor.dsl.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody meant. Not instantiable; all functions are pure. */
public final class Closest {

  private Closest() {}

  /** Returns {@code did you mean `x`?} for the nearest candidate, or an empty text if none is near. */
  public static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(found -> "did you mean `" + found + "`?").orElse("");
  }

  /** Returns the candidate with the least distance to the word, if that is about a third of its length at most. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String best = null;
    int least = Math.max(1, (word.length() + 1) / 3) + 1;
    for (String candidate : candidates.stream().sorted().toList()) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least && !candidate.equals(word)) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  // Optimal string alignment: Levenshtein's distance in which swapping two neighbours counts once.
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
