package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the {@code per} values of a budget determine, so that one account cannot have two limits at once. */
final class Determined {

  private final Set<String> paths;

  private Determined(Set<String> paths) {
    this.paths = paths;
  }

  static Determined by(List<Checked> per) {
    Set<String> paths = new HashSet<>(Set.of("params", "variables"));
    per.forEach(expression -> expression.path().ifPresent(paths::add));
    if (paths.contains("caller.id")
        || paths.containsAll(Set.of("caller.issuer", "caller.tenant", "caller.instance"))) {
      paths.addAll(
          Set.of("caller.issuer", "caller.tenant", "caller.instance", "caller.id", "caller.team"));
    }
    if (paths.contains("caller.team.name")) {
      paths.add("caller.team");
    }
    return new Determined(paths);
  }

  void check(Checked limit, Findings findings) {
    for (String path : limit.reads().stream().sorted().toList()) {
      boolean passed = limit.reads().stream().anyMatch(other -> other.startsWith(path + '.'));
      if (!passed && !determines(path)) {
        limit.complain(
            findings,
            Code.LIMIT_NOT_DETERMINED,
            "the limit reads `" + path
                + "`, which `per` does not determine: one account could have two limits",
            "add it to `per`");
      }
    }
  }

  private boolean determines(String path) {
    return paths.stream().anyMatch(known -> path.equals(known) || path.startsWith(known + '.'));
  }
}
