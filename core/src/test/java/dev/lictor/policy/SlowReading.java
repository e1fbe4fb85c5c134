package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.Strictness;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules by which documents are combined, as {@code docs/policy-language.md} tells them, read slowly: it shares what is written down
 * with the engine, and nothing that reads it. Confined to one call.
 */
final class SlowReading {

  private static final int MOST_EDITS = 8;

  /** Where a reason stands. */
  record Place(String document, Section section, String id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byDocument = document.compareTo(other.document);
      int bySection = section.compareTo(other.section);
      return byDocument != 0 ? byDocument : bySection != 0 ? bySection : id.compareTo(other.id);
    }
  }

  /** What comes of a call: reasons, or what is sent, claimed and redacted. */
  record Outcome(
      TreeSet<Place> reasons,
      CallFacts sent,
      Map<Place, List<Object>> claims,
      Set<Redact> redact,
      Set<String> heard,
      Set<String> editing) {}

  private final List<Document> documents;
  private final Situation asked;
  private final Optional<String> forced;
  private final Set<Redact> redact = new HashSet<>();
  private final Set<String> heard = new HashSet<>();
  private final Set<String> editing = new HashSet<>();

  private SlowReading(List<Document> documents, Situation asked, Optional<String> forced) {
    this.documents = documents;
    this.asked = asked;
    this.forced = forced;
  }

  /** Returns what comes of a call. */
  static Outcome of(List<Document> documents, Situation asked) {
    return new SlowReading(documents, asked, Optional.empty()).outcome();
  }

  /** Returns what would come of a call if one document decided that does not; empty if it does. */
  static Optional<Outcome> ifItDecided(List<Document> documents, String name, Situation asked) {
    Document document =
        documents.stream().filter(d -> d.name().equals(name)).findAny().orElseThrow();
    return new SlowReading(documents, asked, Optional.empty()).decides(document, asked)
        ? Optional.empty()
        : Optional.of(new SlowReading(documents, asked, Optional.of(name)).outcome());
  }

  private Outcome outcome() {
    Situation call = asked;
    List<Mandate> given = new ArrayList<>();
    for (int edits = 0; ; edits++) {
      TreeSet<Place> reasons = new TreeSet<>();
      TreeMap<Place, Mandate> demands = new TreeMap<>();
      look(call, reasons, demands);
      Set<Place> lacking = lacking(demands, call.body(), given);
      Set<Place> clashing = clashing(demands, given);
      if (!reasons.isEmpty()) {
        return refused(reasons);
      }
      if (lacking.isEmpty()) {
        return passed(call);
      }
      if (edits == MOST_EDITS) {
        return refused(lacking);
      }
      if (!clashing.isEmpty()) {
        return refused(clashing);
      }
      given.addAll(demands.values());
      for (Mandate mandate : given) {
        call = call.with(SlowEdit.of(mandate, call.body()));
      }
      Set<Place> stillLacking = lacking(demands, call.body(), given);
      if (!stillLacking.isEmpty()) {
        return refused(stillLacking);
      }
    }
  }

  private Outcome refused(Set<Place> reasons) {
    return new Outcome(new TreeSet<>(reasons), asked.body(), Map.of(), Set.of(), heard, editing);
  }

  /** All rules passed the call: last come what must hold of it as it is sent, and then the budgets. */
  private Outcome passed(Situation call) {
    TreeSet<Place> reasons = new TreeSet<>();
    for (Document document : matching(call, new TreeSet<>())) {
      for (Rule rule : document.rules()) {
        if (rule.section() == Section.ON_PASS && objects(rule, call)) {
          reasons.add(new Place(document.name(), rule.section(), rule.id()));
        }
      }
    }
    TreeMap<Place, List<Object>> claims = new TreeMap<>();
    if (reasons.isEmpty()) {
      for (Document document : matching(call, new TreeSet<>())) {
        document.budgets().forEach(budget -> claim(document, budget, call, reasons, claims));
      }
    }
    return reasons.isEmpty()
        ? new Outcome(reasons, call.body(), claims, redact, heard, editing)
        : refused(reasons);
  }

  private static void claim(
      Document document,
      BudgetRule budget,
      Situation call,
      Set<Place> reasons,
      Map<Place, List<Object>> claims) {
    Place place = new Place(document.name(), Section.BUDGETS, budget.id());
    Answer when = ask(budget.when(), call);
    if (!budget.on().selects(call.operation())
        || when == Answer.FALSE
        || exempt(budget.unless(), call)) {
      return;
    }
    List<Object> claim = new ArrayList<>();
    budget.per().forEach(per -> value(per, call).ifPresent(claim::add));
    value(budget.limit(), call).filter(limit -> limit >= 0).ifPresent(claim::add);
    if (when == Answer.ERROR || claim.size() <= budget.per().size()) {
      reasons.add(place);
    } else {
      claims.put(place, claim);
    }
  }

  /** Asks all that is asked before a call is edited, and what is to be edited. */
  private void look(Situation call, Set<Place> reasons, Map<Place, Mandate> demands) {
    List<Document> matching = matching(call, reasons);
    for (Document document : matching) {
      redact.addAll(document.redact());
      Set<String> failed = new HashSet<>();
      for (int again = 0; again <= document.rules().size(); again++) {
        document.rules().stream()
            .filter(rule -> rule.section() == Section.REQUIRE)
            .filter(rule -> leansOn(rule.leansOn(), failed) || objects(rule, call))
            .forEach(rule -> failed.add(rule.id()));
      }
      for (Rule rule : document.rules()) {
        if (rule.section() != Section.ON_PASS
            && !leansOn(rule.leansOn(), failed)
            && objects(rule, call)) {
          reasons.add(new Place(document.name(), rule.section(), rule.id()));
        }
      }
      for (EnsureRule rule : document.ensures()) {
        if (!leansOn(rule.leansOn(), failed)) {
          demand(
              new Place(document.name(), Section.ENSURE, rule.id()), rule, call, reasons, demands);
        }
      }
    }
    boolean governed = documents.stream()
        .filter(document -> document.on().selects(call.operation()))
        .filter(document -> !document.delegated())
        .filter(document -> document.rollout().isWhole() || isForced(document))
        .anyMatch(document -> ask(document.match(), call) != Answer.FALSE);
    if (!governed && call.operation().kind().spends()) {
      reasons.add(new Place("", Section.MATCH, "ungoverned"));
    }
  }

  private void demand(
      Place place,
      EnsureRule rule,
      Situation call,
      Set<Place> reasons,
      Map<Place, Mandate> demands) {
    Answer when = ask(rule.when(), call);
    if (!rule.on().selects(call.operation())
        || when == Answer.FALSE
        || exempt(rule.unless(), call)) {
      return;
    }
    Optional<Mandate> mandate = value(rule.mandate(), call);
    if (when == Answer.ERROR || ask(rule.possible(), call) != Answer.TRUE || mandate.isEmpty()) {
      reasons.add(place);
      return;
    }
    demands.put(place, mandate.get());
    if (!lacking(Map.of(place, mandate.get()), asked.body(), List.of()).isEmpty()) {
      editing.add(place.document());
    }
  }

  private List<Document> matching(Situation call, Set<Place> reasons) {
    List<Document> matching = new ArrayList<>();
    for (Document document : documents) {
      Answer answer = document.on().selects(call.operation()) && decides(document, call)
          ? ask(document.match(), call)
          : Answer.FALSE;
      if (answer == Answer.TRUE) {
        matching.add(document);
      }
      if (answer == Answer.ERROR) {
        reasons.add(new Place(document.name(), Section.MATCH, "match"));
      }
      if (answer != Answer.FALSE) {
        heard.add(document.name());
      }
    }
    return matching;
  }

  private boolean isForced(Document document) {
    return forced.isPresent() && forced.get().equals(document.name());
  }

  private boolean decides(Document document, Situation call) {
    if (isForced(document) || document.rollout().by().isEmpty()) {
      return isForced(document) || !document.rollout().isShadow();
    }
    Optional<String> who = value(document.rollout().by().get(), call);
    return who.isEmpty()
        || place(document.name() + '\0' + who.get()) < document.rollout().percent();
  }

  private static int place(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, Arrays.copyOf(hash, 4))
          .mod(BigInteger.valueOf(100))
          .intValue();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean leansOn(Set<String> guards, Set<String> failed) {
    return guards.stream().anyMatch(failed::contains);
  }

  private static boolean objects(Rule rule, Situation call) {
    Answer when = ask(rule.when(), call);
    Answer good = rule.section() == Section.DENY ? Answer.FALSE : Answer.TRUE;
    return rule.on().selects(call.operation())
        && (when == Answer.ERROR || (when == Answer.TRUE && ask(rule.that(), call) != good))
        && !exempt(rule.unless(), call);
  }

  private static boolean exempt(Optional<Condition> unless, Situation call) {
    return unless.isPresent() && ask(unless.get(), call) == Answer.TRUE;
  }

  private static Answer ask(Condition condition, Situation call) {
    try {
      return condition.holds(new Evaluation(call, 0)) ? Answer.TRUE : Answer.FALSE;
    } catch (RuntimeException failure) {
      return Answer.ERROR;
    }
  }

  private static <T> Optional<T> value(Expression<T> expression, Situation call) {
    try {
      return Optional.of(expression.value(new Evaluation(call, 0)));
    } catch (RuntimeException failure) {
      return Optional.empty();
    }
  }

  private static Set<Place> lacking(
      Map<Place, Mandate> demands, CallFacts call, List<Mandate> given) {
    Set<Place> lacking = new TreeSet<>();
    demands.forEach((place, demand) -> {
      if (!Strictness.has(call, demand) || !SlowEdit.areSet(demand, given)) {
        lacking.add(place);
      }
    });
    return lacking;
  }

  private static Set<Place> clashing(Map<Place, Mandate> demands, List<Mandate> given) {
    Set<Place> clashing = new TreeSet<>();
    demands.forEach((place, demand) -> {
      List<Mandate> others = new ArrayList<>(given);
      others.addAll(demands.values());
      if (others.stream().anyMatch(other -> SlowEdit.clash(demand, other))) {
        clashing.add(place);
      }
    });
    return clashing;
  }
}
