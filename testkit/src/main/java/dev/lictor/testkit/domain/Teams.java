package dev.lictor.testkit.domain;

import dev.lictor.attribute.AttributeType;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws teams: the given ones as they are, and others with models and attributes of any value. Immutable. */
final class Teams {

  private static final int MOST = 2;

  private final Domain domain;
  private final Lexicon words;

  Teams(Domain domain, Lexicon words) {
    this.domain = domain;
    this.words = words;
  }

  Arbitrary<Team> arbitrary() {
    return words.teams().isEmpty()
        ? drawn()
        : Arbitraries.frequencyOf(
            List.of(Tuple.of(4, Arbitraries.of(words.teams())), Tuple.of(1, drawn())));
  }

  private Arbitrary<Team> drawn() {
    Arbitrary<Set<String>> models = Arbitraries.of(
            words.models().stream().map(ModelEntry::name).toList())
        .set()
        .ofMaxSize(Math.min(MOST, words.models().size()));
    return Combinators.combine(words.arbitrary(Slot.TEAM), models, attributes())
        .as((name, approved, attributes) -> new Team(name, approved, attributes));
  }

  private Arbitrary<Map<String, Object>> attributes() {
    List<String> names = List.copyOf(words.teamAttributes().byName().keySet());
    List<Arbitrary<Optional<Object>>> values = new ArrayList<>();
    words.teamAttributes().byName().values().forEach(attribute -> {
      Arbitrary<Object> value = value(attribute.type());
      values.add(attribute.optional() ? value.optional() : value.map(Optional::of));
    });
    return Combinators.combine(values).as(all -> {
      Map<String, Object> attributes = new HashMap<>();
      for (int i = 0; i < all.size(); i++) {
        String name = names.get(i);
        all.get(i).ifPresent(value -> attributes.put(name, value));
      }
      return attributes;
    });
  }

  private Arbitrary<Object> value(AttributeType type) {
    List<String> texts = List.copyOf(new TreeSet<>(words.of(Slot.NAME)));
    return switch (type) {
      case STRING -> Arbitraries.of(texts).map(text -> text);
      case INT -> domain.numbers().map(number -> number);
      case BOOL -> Arbitraries.of(false, true).map(flag -> flag);
      case STRING_SET ->
        Arbitraries.of(texts).set().ofMaxSize(Math.min(MOST, texts.size())).map(set -> set);
    };
  }
}
