package dev.lictor.example.proxy;

import dev.lictor.event.EngineListener;
import dev.lictor.event.SettlementRecord;
import dev.lictor.identity.Team;
import dev.lictor.store.Rank;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts in this process which team used which model how much, since it began. Thread-safe. */
public final class ModelUsage implements EngineListener {

  private final Map<Key, Sums> sums = new ConcurrentSkipListMap<>();

  @Override
  public void settled(SettlementRecord settlement) {
    if (settlement.rank() == Rank.RELEASED) {
      return; // nothing was sent
    }
    String team = settlement.caller().team().map(Team::name).orElse("");
    String model = String.join(", ", settlement.models());
    Sums its = sums.computeIfAbsent(new Key(team, model), key -> new Sums());
    its.tokens.add(settlement.usage().totalTokens());
    its.calls.increment();
  }

  /** Tells each sum, ordered by team and model. */
  void each(Consumer<Line> told) {
    sums.forEach((key, its) ->
        told.accept(new Line(key.team, key.model, its.tokens.sum(), its.calls.sum())));
  }

  /**
   * What a team used of a model. Immutable.
   *
   * @param team the team, or empty if the caller had none
   * @param model the model, or all that might have run
   * @param tokens how many tokens
   * @param calls how many calls
   */
  record Line(String team, String model, long tokens, long calls) {}

  private record Key(String team, String model) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTeam = team.compareTo(other.team);
      return byTeam != 0 ? byTeam : model.compareTo(other.model);
    }
  }

  private static final class Sums {
    final LongAdder tokens = new LongAdder();
    final LongAdder calls = new LongAdder();
  }
}
