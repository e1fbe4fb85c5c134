package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Facts;
import dev.lictor.dsl.cel.Guards;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule or budget whose expressions are checked one by one, but not yet against those of others.
 *
 * @param source where it stands
 * @param id its id
 * @param on which operations it is about
 * @param kinds the kinds that these may have
 * @param when where it applies
 * @param that what must, or must not, be true; empty in a budget
 * @param unless what exempts
 */
record Draft(
    Mapping source,
    String id,
    Selector on,
    Set<Kind> kinds,
    Optional<Checked> when,
    Optional<Checked> that,
    Optional<Exemption> unless) {

  /** Returns whether the rule holds for every call that the document is about, so that others may lean on it. */
  boolean isGuard() {
    return source.find("on").isEmpty()
        && source.find("when").isEmpty()
        && source.find("unless").isEmpty()
        && that.isPresent();
  }

  /** Returns what is known where the rule applies. */
  Facts known(Facts match) {
    return when.map(w -> match.and(w.follow(match).whenTrue())).orElse(match);
  }

  /** Returns what the rule reads without a guard of its own. */
  List<Guards.Miss> misses(Facts match) {
    List<Guards.Miss> misses = new ArrayList<>();
    when.ifPresent(w -> misses.addAll(w.follow(match).misses()));
    that.ifPresent(t -> misses.addAll(t.follow(known(match)).misses()));
    unless.ifPresent(u -> misses.addAll(u.that().follow(known(match)).misses()));
    return misses;
  }

  /** Returns how much of the call the rule must see. */
  Reach reach() {
    return widest(when, widest(that, widest(unless.map(Exemption::that), Reach.HEAD)));
  }

  static Reach widest(Optional<Checked> expression, Reach other) {
    return expression.isPresent() && expression.get().reach() == Reach.BODY ? Reach.BODY : other;
  }
}
