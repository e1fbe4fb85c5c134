package dev.lictor.policy;

import static dev.lictor.policy.Docs.budget;
import static dev.lictor.policy.Docs.deny;
import static dev.lictor.policy.Docs.ensure;
import static dev.lictor.policy.Docs.require;
import static dev.lictor.policy.Docs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Masking;
import dev.lictor.call.ModelRef;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.MaskingMandate;
import dev.lictor.mandate.ParameterMandate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a call is edited and looked at again, by example. */
class DecidingTest {

  private static final Ask MASKED = new Ask(Ask.What.MASKS, 0, false);
  private static final Ask UNMASKED = new Ask(Ask.What.MASKS, 0, true);
  private static final Document ALL = Document.builder("all").build();
  private static final Mandate MASK = mask("email");
  private static final Situation CALL = asking(capped(100));

  @Test
  void rulesSeeTheCallAgainAsItWillBeSent() {
    Document unmasked = doc("d", deny("no-masks", MASKED));

    Trial trial = trial(CALL, ALL, unmasked, ensuring("e", ensure("mask", e -> MASK)));

    assertThat(places(trial.reasons())).containsExactly("d/deny/no-masks");
    assertThat(trial.edits()).isEqualTo(1);
  }

  @Test
  void aDocumentThatMatchesOnlyWhatIsSentSpeaksToo() {
    Document afterwards = Document.builder("after")
        .match(MASKED, Reach.BODY)
        .ensures(List.of(ensure("cap", e -> cap(5))))
        .budgets(List.of(budget("b", e -> 7L)))
        .build();

    Trial trial = trial(CALL, ALL, afterwards, ensuring("e", ensure("mask", e -> MASK)));

    assertThat(trial.edits()).isEqualTo(2);
    assertThat(trial.sent().body().maxOutputTokens()).isEqualTo(5);
    assertThat(trial.claims()).hasSize(1);
  }

  @Test
  void whatWasMandatedOfTheCallAsAskedStaysMandated() {
    EnsureRule once = ensure("cap", UNMASKED, e -> cap(5));

    Trial trial = trial(CALL, ALL, ensuring("e", once, ensure("mask", e -> MASK)));

    assertThat(trial.edits()).isEqualTo(1);
    assertThat(trial.permit().mandate()).isEqualTo(MASK.and(cap(5)));
  }

  @Test
  void aGoverningDocumentMustGovernWhatIsSent() {
    Document governing = Document.builder("g").match(UNMASKED, Reach.BODY).build();
    Document masking = Document.builder("m")
        .delegated(true)
        .ensures(List.of(ensure("mask", e -> MASK)))
        .build();

    assertThat(trial(CALL, governing).permits()).isTrue();
    assertThat(places(trial(CALL, governing, masking).reasons()))
        .containsExactly("/match/ungoverned");
  }

  /** So "adding never widens" speaks of a policy that governs what is sent, not what was asked. */
  @Test
  void whatNobodyGovernedMayBeSentOnceSomebodyGovernsIt() {
    Document governing = Document.builder("g").match(UNMASKED, Reach.BODY).build();
    Trial more = trial(CALL, governing, ensuring("x", ensure("mask", e -> MASK)));

    assertThat(more.permits()).isTrue();
    assertThat(places(Trial.of(List.of(governing), more.sent()).reasons()))
        .containsExactly("/match/ungoverned");
  }

  /** What is refused of an edited call is no refusal of what another edit makes of it. */
  @Test
  void whatIsRefusedOfTheEditedCallMayPassIfMoreIsMandated() {
    Document two = doc(
        "d",
        deny(
            "one-mask-is-no-mask",
            e -> e.situation().body().masking().entities().size() == 1));
    Document one = ensuring("e", ensure("mask", e -> MASK));
    Document more = ensuring("x", ensure("mask", e -> mask("phone")));

    assertThat(trial(CALL, ALL, two, one).permits()).isFalse();
    Trial trial = trial(CALL, ALL, two, one, more);
    assertThat(trial.permits()).isTrue();
    assertThat(Trial.of(List.of(ALL, two, one), trial.sent()).sent()).isEqualTo(trial.sent());
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "255, 7", "256, 8", "511, 8"})
  void aCapOfACapSettlesWithinEightEdits(long asked, int edits) {
    Situation call = asking(capped(asked));

    Trial trial =
        trial(call, ALL, ensuring("e", ensure("cap", new Wanted(Mandate.NONE, Wanted.Cap.HALF))));

    assertThat(trial.edits()).isEqualTo(edits);
    assertThat(trial.sent().body().maxOutputTokens()).isEqualTo(1);
  }

  @Test
  void aCapThatNeverSettlesRefuses() {
    Expression<Mandate> half = new Wanted(Mandate.NONE, Wanted.Cap.HALF);

    Trial trial = trial(
        asking(capped(512)), ALL, ensuring("e", ensure("cap", half), ensure("mask", e -> MASK)));

    assertThat(trial.reasons())
        .extracting(Reason::message)
        .containsExactly("ensure rule \"cap\": what is mandated changes with every edit");
  }

  @Test
  void whatTheCallHasAlreadyIsNotTold() {
    Situation masked = asking(capped(100)
        .masking(
            new Masking(Masking.Method.ANONYMIZATION, Set.of("email"), Set.of(), false, false)));
    Document document = ensuring("e", ensure("mask", e -> MASK), ensure("cap", e -> cap(5)));

    assertThat(trial(masked, ALL, ensuring("e", ensure("mask", e -> MASK)))
            .permit()
            .mandate())
        .isEqualTo(Mandate.NONE);
    assertThat(trial(masked, ALL, document).permit().mandate()).isEqualTo(cap(5));
  }

  @Test
  void parametersAreAskedForOnce() {
    Mandate seed = Mandate.builder()
        .parameters(new ParameterMandate(Set.of("seed"), Map.of()))
        .build();

    Trial trial = trial(CALL, ALL, ensuring("e", ensure("seed", e -> seed)));

    assertThat(trial.edits()).isEqualTo(1);
    assertThat(trial.permit().mandate()).isEqualTo(seed);
  }

  @Test
  void onlyTheRulesThatExcludeEachOtherAreNamed() {
    Document document = ensuring(
        "e",
        ensure("cap", e -> cap(5)),
        ensure("rail-1", e -> rail("1")),
        ensure("rail-2", e -> rail("2")));

    assertThat(places(trial(CALL, ALL, document).reasons()))
        .containsExactly("e/ensure/rail-1", "e/ensure/rail-2");
  }

  @Test
  void onlyTheRuleThatTheCallExcludesIsNamed() {
    Situation railed = asking(capped(100).guardrail(new Guardrail("own", "1", "enabled")));
    Document document = ensuring("e", ensure("cap", e -> cap(5)), ensure("rail", e -> rail("1")));

    assertThat(trial(railed, ALL, document).reasons())
        .extracting(Reason::message)
        .containsExactly(
            "ensure rule \"rail\": the call asks for something that excludes what is mandated");
  }

  @Test
  void onlyRulesThatMandateWhatIsMissingAreNamedIfItCannotBeDone() {
    Editor never = (mandate, facts) -> Editor.Edit.impossible("its body is not read");
    Situation masked = asking(capped(100)
        .masking(
            new Masking(Masking.Method.ANONYMIZATION, Set.of("email"), Set.of(), false, false)));
    Document document = ensuring("e", ensure("mask", e -> MASK), ensure("cap", e -> cap(5)));

    Decision decision = Policy.of(List.of(ALL, document), "").decide(masked, never);

    assertThat(places(((Decision.Refuse) decision).reasons())).containsExactly("e/ensure/cap");
  }

  @Test
  @SuppressWarnings("NullAway") // what an expression must not return, and may
  void aMandateThatIsNoneRefuses() {
    assertThat(places(trial(CALL, ALL, ensuring("e", ensure("none", e -> null))).reasons()))
        .containsExactly("e/ensure/none");
  }

  @Test
  void whatCannotBeMandatedIsAReasonBesideOthersButNotWhereItLeansOnThem() {
    Expression<Mandate> errs = new Wanted(Mandate.NONE, Wanted.Cap.ERROR);
    Document document =
        doc("d", require("guard", Answer.FALSE), deny("never", Answer.TRUE)).toBuilder()
            .ensures(List.of(ensure("free", errs), ensure("leaning", errs, "guard")))
            .build();

    assertThat(places(trial(CALL, ALL, document).reasons()))
        .containsExactly("d/require/guard", "d/deny/never", "d/ensure/free");
  }

  @Test
  void answersAreCleanedForAllDocumentsThatMatchedTheCallAsAskedOrAsSent() {
    Document before = Document.builder("b")
        .match(UNMASKED, Reach.BODY)
        .redact(Set.of(Redact.INTERMEDIATE_RESULTS))
        .build();
    Document masking = ensuring("e", ensure("mask", e -> MASK));

    assertThat(trial(CALL, ALL, before, masking).redact())
        .containsExactly(Redact.INTERMEDIATE_RESULTS);
    assertThat(Trial.of(List.of(ALL, before), trial(CALL, ALL, masking).sent()).redact())
        .isEmpty();
  }

  @Test
  void aShareThatCannotTellWhatItIsAboutRefusesOnlyThoseItIsFor() {
    Document unable = Document.builder("s")
        .match(Answer.ERROR, Reach.HEAD)
        .rollout(Rollout.share(50, e -> e.situation().caller().tenant()))
        .build();

    for (String name : List.of("s", "t", "u", "v", "w", "x", "y", "z")) {
      Document share = Parts.named(name, unable);
      boolean among = share.rollout().enforces(name, new Evaluation(CALL, 0));
      Trial trial = trial(CALL, ALL, share);

      assertThat(trial.permits()).isEqualTo(!among);
      assertThat(trial.decision().shadows()).hasSize(among ? 0 : 1);
    }
  }

  @Test
  void aShadowSeesWhatOthersMadeOfTheCall() {
    Rule masked = rule(Section.ON_PASS, "masked", Answer.TRUE, MASKED, null);
    Document shadow = doc("s", masked).toBuilder().rollout(Rollout.SHADOW).build();

    Decision alone = trial(CALL, ALL, shadow).decision();
    Decision beside =
        trial(CALL, ALL, shadow, ensuring("e", ensure("mask", e -> MASK))).decision();

    assertThat(places(alone.shadows().get(0).reasons())).containsExactly("s/onPass/masked");
    assertThat(beside.shadows()).containsExactly(new ShadowOutcome("s", List.of(), Set.of()));
  }

  @Test
  void aShadowTellsWhomItsEditsWouldCollideWith() {
    Document strict = doc("d", deny("no-masks", MASKED));
    Document shadow = ensuring("s", ensure("mask", e -> MASK)).toBuilder()
        .rollout(Rollout.SHADOW)
        .build();

    Trial trial = trial(CALL, ALL, strict, shadow);

    assertThat(trial.permits()).isTrue();
    assertThat(places(trial.decision().shadows().get(0).reasons()))
        .containsExactly("d/deny/no-masks");
  }

  @Test
  void aShadowTellsItsEditsOnlyIfItWouldNotRefuse() {
    Document edits = ensuring("s", ensure("mask", e -> MASK)).toBuilder()
        .rollout(Rollout.SHADOW)
        .build();
    Document refuses = edits.toBuilder().rules(List.of(deny("no", Answer.TRUE))).build();

    assertThat(trial(CALL, ALL, edits).decision().shadows())
        .containsExactly(new ShadowOutcome("s", List.of(), Set.of(Aspect.MASKING)));
    assertThat(trial(CALL, ALL, refuses).decision().shadows().get(0).edits()).isEmpty();
  }

  private static Trial trial(Situation call, Document... documents) {
    return Trial.of(List.of(documents), call);
  }

  private static Document doc(String name, Rule... rules) {
    return Document.builder(name).rules(List.of(rules)).build();
  }

  private static Document ensuring(String name, EnsureRule... rules) {
    return Document.builder(name).ensures(List.of(rules)).build();
  }

  private static Situation asking(CallFacts.Builder facts) {
    return Calls.inference().with(facts.build());
  }

  private static CallFacts.Builder capped(long tokens) {
    ModelRef model = new ModelRef("m", "latest", "primary", Optional.empty());
    return CallFacts.builder().attempt(new Attempt(model, OptionalLong.of(tokens), 1));
  }

  private static Mandate mask(String entity) {
    return Mandate.builder()
        .masking(new MaskingMandate(
            Masking.Method.ANONYMIZATION, Set.of(entity), Optional.empty(), false, false))
        .build();
  }

  private static Mandate cap(long tokens) {
    return Mandate.builder()
        .caps(new Caps(OptionalLong.of(tokens), OptionalLong.empty(), OptionalLong.empty()))
        .build();
  }

  private static Mandate rail(String version) {
    return Mandate.builder().guardrail(new GuardrailMandate("gr-1", version)).build();
  }

  private static List<String> places(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.document() + '/' + reason.section().word() + '/' + reason.id())
        .toList();
  }
}
