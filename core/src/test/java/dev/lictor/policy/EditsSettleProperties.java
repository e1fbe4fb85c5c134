package dev.lictor.policy;

import static dev.lictor.mandate.Strictness.isAtLeast;
import static dev.lictor.mandate.Strictness.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Aspect;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;

/** Theorem 5: edits only tighten, and settle at once. */
@Domain(PolicyDomain.class)
@PropertyDefaults(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
class EditsSettleProperties {

  @Property(seed = "51")
  void whatIsSentIsSentAgainAsItIs(@ForAll List<Document> policy, @ForAll Situation call) {
    Trial first = Trial.of(policy, call);
    Assume.that(first.permits());

    Trial again = Trial.of(policy, first.sent());

    assertThat(again.permits()).isTrue();
    assertThat(again.sent()).isEqualTo(first.sent());
    assertThat(again.claims()).isEqualTo(first.claims());
    assertThat(first.redact()).containsAll(again.redact());
    assertThat(again.permit().mandate().aspects()).isSubsetOf(Set.of(Aspect.PARAMETERS));
    Statistics.label("edited").collect(!first.sent().equals(call));
    Statistics.label("edited").coverage(edited -> edited.check(true).percentage(p -> p > 15));
  }

  @Property(seed = "52")
  void whatIsSentIsAtLeastAsStrictAsWhatWasAsked(
      @ForAll List<Document> policy, @ForAll Situation call) {
    Trial trial = Trial.of(policy, call);
    Assume.that(trial.permits());

    assertThat(isAtLeast(sized(trial.sent().body(), call), call.body())).isTrue();
  }

  @Property(seed = "53")
  void whatIsSentHasEverythingThatIsMandatedOfIt(
      @ForAll List<Document> policy, @ForAll Situation call) {
    Trial trial = Trial.of(policy, call);
    Assume.that(trial.permits());

    for (Document document : policy) {
      Evaluation evaluation = new Evaluation(trial.sent(), document.variables());
      if (document.on().selects(call.operation())
          && document.rollout().enforces(document.name(), evaluation)
          && document.match().holds(evaluation)) {
        document.ensures().forEach(rule -> assertHas(rule, evaluation));
      }
    }
  }

  private static void assertHas(EnsureRule rule, Evaluation sent) {
    boolean exempt =
        rule.unless().isPresent() && RuleCheck.exempts(rule.unless().get(), sent);
    if (rule.on().selects(sent.situation().operation())
        && !exempt
        && rule.when().holds(sent)) {
      assertThat(rule.mandate().value(sent).isMetBy(sent.situation().body())).isTrue();
      Statistics.label("mandates").collect(rule.mandate().value(sent).isEmpty());
      Statistics.label("mandates").coverage(some -> some.check(false).count(c -> c > 100));
    }
  }

  @Property(seed = "54")
  void theMandateThatIsToldIsTheEditAndNothingElse(
      @ForAll List<Document> policy, @ForAll Situation call) {
    Trial trial = Trial.of(policy, call);
    Assume.that(trial.permits());
    CallFacts sent = sized(trial.sent().body(), call);

    Set<Aspect> told = trial.permit().mandate().aspects();

    assertThat(sorted(trial.permit().mandate().on(call.body()))).isEqualTo(sorted(sent));
    told.remove(Aspect.PARAMETERS);
    assertThat(told.isEmpty()).isEqualTo(sent.equals(call.body()));
  }

  /** Returns the call in the size of another one: how many bytes an edit takes is not what it is about. */
  private static CallFacts sized(CallFacts facts, Situation other) {
    return facts.toBuilder().bodyBytes(other.body().bodyBytes()).build();
  }
}
