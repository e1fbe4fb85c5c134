package dev.lictor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;

/**
 * Theorem 3: if a policy with something added admits a call and sends it, perhaps edited, the policy before admits what is sent, and edits
 * nothing of it. A document that governs may admit what none governed before; nothing else may.
 */
@Domain(PolicyDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
class AddingNeverWidensProperties {

  private static final Set<Section> RULES =
      EnumSet.of(Section.MATCH, Section.REQUIRE, Section.DENY, Section.ENSURE);

  @Property(seed = "31")
  void addingADocumentNeverWidens(
      @ForAll List<Document> policy, @ForAll Document added, @ForAll Situation call) {
    Trial more = Trial.of(Parts.with(policy, Parts.named("x", added)), call);
    Assume.that(more.permits() && isGoverned(policy, more.sent()));

    assertAdmittedAsItIs(policy, more);
    assertThatManyAreEdited(more);
  }

  @Property(seed = "32")
  void addingAnotherAuthorsDocumentNeverWidensAndNeverGoverns(
      @ForAll List<Document> policy, @ForAll Document added, @ForAll Situation call) {
    Document delegated = Parts.named("x", added).toBuilder().delegated(true).build();
    Trial more = Trial.of(Parts.with(policy, delegated), call);
    Assume.that(more.permits());

    assertAdmittedAsItIs(policy, more);
    assertThatManyAreEdited(more);
  }

  @Property(seed = "33")
  void addingARuleOrABudgetNeverWidens(
      @ForAll List<Document> policy,
      @ForAll @IntRange(max = 2) int at,
      @ForAll Document parts,
      @ForAll Situation call) {
    List<Document> larger = Parts.changed(
        policy,
        at % policy.size(),
        document ->
            Parts.with(document, parts.rules(), parts.ensures(), parts.budgets()).toBuilder()
                .redact(parts.redact())
                .build());
    List<Document> smaller =
        Parts.changed(larger, at % policy.size(), document -> document.toBuilder()
            .redact(Set.of())
            .build());
    Trial more = Trial.of(larger, call);
    Assume.that(more.permits());

    assertAdmittedAsItIs(
        Parts.changed(policy, at % policy.size(), document -> document.toBuilder()
            .redact(Set.of())
            .build()),
        more);
    assertThat(Trial.of(smaller, call).permits()).isTrue();
    assertThatManyAreEdited(more);
  }

  @Property(seed = "34")
  void wideningAShareNeverAdmitsMore(
      @ForAll List<Document> policy,
      @ForAll Document added,
      @ForAll @IntRange(min = 1, max = 99) int one,
      @ForAll @IntRange(min = 1, max = 99) int other,
      @ForAll Situation call) {
    Expression<String> by =
        evaluation -> Long.toString(evaluation.situation().body().bodyBytes());
    Document shared =
        Parts.named("x", added).toBuilder().match(added.match(), Reach.BODY).build();
    Trial more = Trial.of(Parts.with(policy, shared(shared, Math.max(one, other), by)), call);
    Assume.that(more.permits());

    assertAdmittedAsItIs(Parts.with(policy, shared(shared, Math.min(one, other), by)), more);
  }

  @Property(seed = "35")
  void whatARuleRefusesOfTheCallAsAskedStaysRefused(
      @ForAll List<Document> policy,
      @ForAll Document added,
      @ForAll Document parts,
      @ForAll Situation call) {
    Trial before = Trial.of(policy, call);
    Assume.that(!before.permits()
        && before.edits() == 0
        && before.reasons().stream()
            .anyMatch(
                reason -> RULES.contains(reason.section()) && !reason.document().isEmpty()));

    List<Document> larger = Parts.changed(
        policy, 0, document -> Parts.with(document, parts.rules(), parts.ensures(), List.of()));

    assertThat(Trial.of(Parts.with(larger, Parts.named("x", added)), call).permits())
        .isFalse();
  }

  private static Document shared(Document document, int percent, Expression<String> by) {
    return document.toBuilder().rollout(Rollout.share(percent, by)).build();
  }

  private static boolean isGoverned(List<Document> policy, Situation call) {
    return policy.stream()
            .anyMatch(document -> document.governs()
                && document.on().selects(call.operation())
                && RuleCheck.exempts(document.match(), new Evaluation(call, 0)))
        || !call.operation().kind().spends();
  }

  private static void assertAdmittedAsItIs(List<Document> policy, Trial more) {
    Trial before = Trial.of(policy, more.sent());

    assertThat(before.permits()).as(before.decision().toString()).isTrue();
    assertThat(before.sent()).isEqualTo(more.sent());
    assertThat(more.claims()).containsAll(before.claims());
    assertThat(more.redact()).containsAll(before.redact());
  }

  private static void assertThatManyAreEdited(Trial more) {
    Statistics.label("edited").collect(more.edits() > 0);
    Statistics.label("edited").coverage(edited -> edited.check(true).percentage(p -> p > 20));
    Statistics.label("twice").collect(more.edits() > 1);
    Statistics.label("twice").coverage(edited -> edited.check(true).percentage(p -> p > 2));
  }
}
