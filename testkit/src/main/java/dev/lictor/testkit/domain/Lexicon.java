package dev.lictor.testkit.domain;

import dev.lictor.attribute.Attributes;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * What a domain was told. Immutable.
 *
 * @param models the models
 * @param teams the teams
 * @param teamAttributes the attributes that teams have
 * @param texts what was given for each slot
 * @param words what may stand in any slot
 * @param thresholds the numbers that matter
 * @param moments the times that matter
 */
record Lexicon(
    List<ModelEntry> models,
    List<Team> teams,
    Attributes teamAttributes,
    Map<Slot, List<String>> texts,
    List<String> words,
    List<Long> thresholds,
    List<Instant> moments) {

  private static final List<Long> SIZES = List.of(1L, 2L, 10L, 100L, 1_000L, 10_000L, 1_000_000L);

  Lexicon {
    models = List.copyOf(models);
    teams = List.copyOf(teams);
    Objects.requireNonNull(teamAttributes, "teamAttributes");
    texts = Map.copyOf(texts);
    words = List.copyOf(words);
    thresholds = List.copyOf(thresholds);
    moments = List.copyOf(moments);
  }

  /** Returns the words of a slot: those given for it, those that may stand anywhere, and a stranger. */
  List<String> of(Slot slot) {
    return Stream.of(texts.getOrDefault(slot, slot.usual()), words, List.of(slot.stranger()))
        .flatMap(List::stream)
        .filter(slot::takes)
        .distinct()
        .toList();
  }

  Arbitrary<String> arbitrary(Slot slot) {
    return Arbitraries.of(of(slot));
  }

  /** Returns the thresholds with their neighbours, and numbers of every size, from the smallest; none is below 0. */
  List<Long> numbers() {
    TreeSet<Long> numbers = new TreeSet<>(SIZES);
    numbers.add(0L);
    for (long threshold : thresholds) {
      for (long near = Math.max(0, threshold - 1); near <= threshold + 1; near++) {
        numbers.add(near);
      }
    }
    return List.copyOf(numbers);
  }

  /** Returns the moments, each with its neighbours. */
  List<Instant> instants() {
    List<Instant> instants = new ArrayList<>(List.of(Domain.NOW));
    for (Instant moment : moments) {
      instants.addAll(List.of(moment.minusMillis(1), moment, moment.plusMillis(1)));
    }
    return instants;
  }
}
