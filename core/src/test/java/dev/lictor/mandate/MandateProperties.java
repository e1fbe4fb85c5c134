package dev.lictor.mandate;

import static dev.lictor.mandate.Strictness.has;
import static dev.lictor.mandate.Strictness.isAtLeast;
import static dev.lictor.mandate.Strictness.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Mandates are a lattice, and what they do to calls follows it. */
@Domain(MandateDomain.class)
@PropertyDefaults(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
class MandateProperties {

  @Property(seed = "11")
  void joiningKnowsNoOrderAndNoRepetition(@ForAll Mandate a, @ForAll Mandate b, @ForAll Mandate c) {
    assertThat(a.and(b)).isEqualTo(b.and(a)).hasSameHashCodeAs(b.and(a));
    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    assertThat(a.and(a)).isEqualTo(a);
    assertThat(a.and(a.and(b))).isEqualTo(a.and(b));
  }

  @Property(seed = "12")
  void mandatingNothingChangesNothing(@ForAll Mandate a, @ForAll CallFacts call) {
    assertThat(a.and(Mandate.NONE)).isEqualTo(a);
    assertThat(Mandate.NONE.and(a)).isEqualTo(a);
    assertThat(Mandate.NONE.on(call)).isEqualTo(call);
    assertThat(Mandate.NONE.unmetBy(call)).isEqualTo(Mandate.NONE);
  }

  @Property(seed = "25")
  void aCallHasWhatIsMandatedIfItStopsHidesAndLimitsAsMuch(
      @ForAll Mandate a, @ForAll Mandate b, @ForAll CallFacts asked) {
    CallFacts call = b.on(asked);

    assertThat(a.isMetBy(call)).isEqualTo(has(call, a));
    assertThat(a.isMetBy(asked)).isEqualTo(has(asked, a));
    assertThat(b.guardrails().isEmpty() ? has(call, b) : true).isTrue();
  }

  @Property(seed = "13")
  void whoHasBothHasEach(@ForAll Mandate a, @ForAll Mandate b, @ForAll CallFacts call) {
    CallFacts sent = a.on(call);

    assertThat(a.and(b).isMetBy(sent)).isEqualTo(a.isMetBy(sent) && b.isMetBy(sent));
    Statistics.label("both").collect(a.and(b).isMetBy(sent) && !b.isEmpty());
    Statistics.label("both").coverage(met -> met.check(true).percentage(some -> some > 5));
  }

  @Property(seed = "14")
  void whatContradictsItselfStillDoesWithMore(@ForAll Mandate a, @ForAll Mandate b) {
    int most = Math.max(a.conflicts().size(), b.conflicts().size());

    assertThat(a.and(b).conflicts()).hasSizeGreaterThanOrEqualTo(most);
  }

  @Property(seed = "24")
  void ofManyThatContradictEachOtherTwoDo(@ForAll Mandate a, @ForAll Mandate b, @ForAll Mandate c) {
    boolean two = Stream.of(a.and(b), a.and(c), b.and(c))
        .anyMatch(both -> !both.conflicts().isEmpty());

    assertThat(a.and(b).and(c).conflicts().isEmpty()).isEqualTo(!two);
  }

  @Property(seed = "15")
  void aMandateHasExactlyTheAspectsOfItsParts(@ForAll Mandate a, @ForAll Mandate b) {
    Set<Aspect> either = a.aspects();
    either.addAll(b.aspects());

    assertThat(a.and(b).aspects()).isEqualTo(either);
    assertThat(a.isEmpty()).isEqualTo(a.equals(Mandate.NONE));
  }

  @Property(seed = "16")
  void editingTwiceIsEditingOnce(@ForAll Mandate a, @ForAll CallFacts call) {
    CallFacts sent = a.on(call);

    assertThat(a.on(sent)).isEqualTo(sent);
  }

  @Property(seed = "17")
  void editingByBothIsEditingByOneAfterTheOther(
      @ForAll Mandate a, @ForAll Mandate b, @ForAll CallFacts call) {
    Assume.that(a.and(b).guardrails().size() < 2);

    CallFacts sent = sorted(a.and(b).on(call));

    assertThat(sorted(b.on(a.on(call)))).isEqualTo(sent);
    assertThat(sorted(a.on(b.on(call)))).isEqualTo(sent);
  }

  @Property(seed = "18")
  void editingOnlyTightens(@ForAll Mandate a, @ForAll CallFacts call) {
    assertThat(isAtLeast(a.on(call), call)).isTrue();
    Statistics.label("edits").collect(!a.on(call).equals(call));
    Statistics.label("edits").coverage(edits -> edits.check(true).percentage(some -> some > 50));
  }

  @Property(seed = "19")
  void whoMandatesMoreGetsMore(@ForAll Mandate a, @ForAll Mandate b, @ForAll CallFacts call) {
    Assume.that(a.and(b).guardrails().size() < 2);

    assertThat(isAtLeast(a.and(b).on(call), a.on(call))).isTrue();
  }

  @Property(seed = "20")
  void aStricterCallStaysTheStricterOne(
      @ForAll Mandate a, @ForAll Mandate b, @ForAll CallFacts call) {
    Assume.that(a.and(b).guardrails().size() < 2);

    assertThat(isAtLeast(a.on(b.on(call)), a.on(call))).isTrue();
  }

  @Property(seed = "21")
  void anEditedCallHasWhatIsMandatedUnlessAnotherGuardrailIsInTheWay(
      @ForAll Mandate a, @ForAll CallFacts call) {
    boolean inTheWay = a.guardrails().size() > 1
        || a.guardrails().stream()
            .anyMatch(mandated -> call.guardrail().isPresent()
                && !(call.guardrail().get().identifier().equals(mandated.identifier())
                    && call.guardrail().get().version().equals(mandated.version())));

    Mandate left = a.unmetBy(a.on(call));

    assertThat(left.parameters()).isEqualTo(a.parameters());
    assertThat(left.guardrails().isEmpty()).isEqualTo(!inTheWay);
    assertThat(a.isMetBy(a.on(call))).isEqualTo(!inTheWay);
    assertThat(left.and(parametersAndGuardrailsOf(a))).isEqualTo(parametersAndGuardrailsOf(a));
  }

  private static Mandate parametersAndGuardrailsOf(Mandate a) {
    Mandate.Builder these = Mandate.builder().parameters(a.parameters());
    a.guardrails().forEach(these::guardrail);
    return these.build();
  }

  @Property(seed = "22")
  void aCallThatHasWhatIsMandatedIsNotTouchedAndNoOtherIsLeft(
      @ForAll Mandate a, @ForAll Mandate b, @ForAll CallFacts asked) {
    CallFacts call = b.on(asked);
    boolean touched = !a.on(call).equals(call);

    if (a.isMetBy(call)) {
      assertThat(touched).isFalse();
    } else if (a.guardrails().isEmpty()) {
      assertThat(touched).isTrue();
    }
    Statistics.label("met").collect(a.isMetBy(call) && !a.isEmpty());
    Statistics.label("met").coverage(met -> met.check(true).percentage(some -> some > 3));
  }

  @Property(seed = "23")
  void whatIsMissingIsAPartAndAllThatAnEditNeeds(@ForAll Mandate a, @ForAll CallFacts call) {
    Mandate missing = a.unmetBy(call);

    assertThat(a.and(missing)).isEqualTo(a);
    assertThat(missing.on(call)).isEqualTo(a.on(call));
    assertThat(missing.unmetBy(call)).isEqualTo(missing);
  }
}
