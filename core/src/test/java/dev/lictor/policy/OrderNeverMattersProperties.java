package dev.lictor.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Theorem 4: the order of documents and of what is in them changes no decision, no edit, no reason and nothing that is recorded. */
@Domain(PolicyDomain.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
class OrderNeverMattersProperties {

  @Property(seed = "41")
  void orderNeverMatters(
      @ForAll List<Document> policy, @ForAll Situation call, @ForAll Random random) {
    List<Document> shuffled = Parts.shuffled(policy, random);

    Trial one = Trial.of(policy, call);
    Trial other = Trial.of(shuffled, call);

    assertThat(other.decision()).isEqualTo(one.decision());
    assertThat(other.sent()).isEqualTo(one.sent());
    assertThat(other.edits()).isEqualTo(one.edits());
  }

  @Property(seed = "42")
  void norDoesItForWhatTheHeadDecides(
      @ForAll List<Document> policy, @ForAll Situation call, @ForAll Random random) {
    Situation head = Calls.headOf(call);
    List<Document> refusing = policy.stream()
        .map(document ->
            Parts.with(document, List.of(Docs.deny("z", Answer.TRUE)), List.of(), List.of()))
        .toList();

    assertThat(Policy.of(Parts.shuffled(refusing, random), "").decideHead(head))
        .isEqualTo(Policy.of(refusing, "").decideHead(head));
  }

  @Property(seed = "43")
  void whatTheHeadRefusesTheWholeCallIsRefusedForToo(
      @ForAll List<Document> policy, @ForAll Situation call) {
    Policy.of(policy, "").decideHead(Calls.headOf(call)).ifPresent(early -> assertThat(
            Trial.of(policy, call).reasons())
        .containsAll(early.reasons()));
  }

  @Property(seed = "44")
  void theReasonsStandInTheOrderOfDocumentSectionAndId(
      @ForAll List<Document> policy, @ForAll Situation call) {
    if (Policy.of(policy, "").decide(call) instanceof Decision.Refuse no) {
      assertThat(no.reasons())
          .isSortedAccordingTo(Comparator.comparing(Reason::document)
              .thenComparing(Reason::section)
              .thenComparing(Reason::id))
          .extracting(Reason::document, Reason::section, Reason::id)
          .doesNotHaveDuplicates();
    }
  }
}
