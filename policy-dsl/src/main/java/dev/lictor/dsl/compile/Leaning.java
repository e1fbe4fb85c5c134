package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Facts;
import dev.lictor.dsl.cel.Guards;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which guards of a document tell what is present, and what leans on them.
 *
 * <p>A guard may itself lean on guards. They are taken in turns until nothing more is told, so two that lean on each other tell
 * nothing. Of several that tell the same, the first by id is leaned on, wherever they stand.
 */
final class Leaning {

  private final Facts match;
  private final Findings findings;
  private final Map<String, Set<String>> told = new HashMap<>();

  private Leaning(Facts match, Findings findings) {
    this.match = match;
    this.findings = findings;
  }

  static Leaning on(List<Draft> requires, Facts match, Findings findings) {
    Leaning leaning = new Leaning(match, findings);
    List<Draft> open = new ArrayList<>(requires.stream()
        .filter(Draft::isGuard)
        .sorted(Comparator.comparing(Draft::id))
        .toList());
    while (open.removeIf(leaning::take)) {}
    return leaning;
  }

  private boolean take(Draft guard) {
    Set<String> ids = new HashSet<>(Set.of(guard.id()));
    for (Guards.Miss miss : guard.misses(match)) {
      Set<String> by = told.get(miss.path());
      if (by == null) {
        return false;
      }
      ids.addAll(by);
    }
    Facts tells = guard.that().orElseThrow().follow(match).whenTrue();
    tells.present().forEach(path -> told.putIfAbsent(path, Set.copyOf(ids)));
    return true;
  }

  /** Returns the guards that the misses lean on; one that no guard covers is a finding. */
  Set<String> resolve(String id, List<Guards.Miss> misses) {
    Set<String> ids = new HashSet<>();
    for (Guards.Miss miss : misses) {
      Set<String> by = told.get(miss.path());
      if (by == null) {
        report(miss);
      } else {
        ids.addAll(by);
      }
    }
    ids.remove(id);
    return ids;
  }

  /** Adds the findings of a place in which no guard counts. */
  static void refuse(List<Guards.Miss> misses, Findings findings) {
    misses.forEach(miss -> new Leaning(Facts.NONE, findings).report(miss));
  }

  private void report(Guards.Miss miss) {
    String what = miss.variable().isEmpty()
        ? "`" + miss.path() + "` may be absent here"
        : "the variable `" + miss.variable() + "` reads `" + miss.path()
            + "`, which may be absent here";
    findings.add(
        miss.span(),
        Code.UNGUARDED,
        miss.place(),
        what,
        "ask `has(" + miss.path() + ")` first, or require it");
  }
}
