package dev.lictor.testkit;

import static dev.lictor.testkit.PolicyAssertions.assertThatDocuments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.call.Kind;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Section;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.call.Calls;
import dev.lictor.testkit.domain.Domain;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class DocumentsAssertTest {

  private static final Arbitrary<Situation> CALLS =
      Calls.of(Domain.usual()).ofKind(Kind.INFERENCE).arbitrary();

  @Test
  void takesDocumentsForWhichTheTheoremsHold() {
    Document second = Document.builder("second")
        .match(evaluation -> evaluation.situation().body().stream(), Reach.BODY)
        .rules(List.of(Rules.rule(
            Section.DENY,
            "no-media",
            evaluation -> !evaluation.situation().body().media().isEmpty())))
        .ensures(List.of(Rules.filters(2)))
        .build();

    assertThatDocuments(List.of(Rules.shared(), second))
        .orderNeverMatters(CALLS)
        .addingNeverWidens(CALLS);
  }

  @Test
  void objectsToARuleThatRemembersTheOrder() {
    AtomicInteger asked = new AtomicInteger();
    Condition everySecondTime = evaluation -> asked.incrementAndGet() % 2 == 0;
    Document moody = Document.builder("moody")
        .rules(List.of(Rules.require("moody", everySecondTime)))
        .build();

    assertThatThrownBy(
            () -> assertThatDocuments(List.of(moody)).withTries(20).orderNeverMatters(CALLS))
        .hasMessageStartingWith(
            "expected the order of documents and rules not to matter\n(seed 1, ")
        .hasMessageContaining("as written, this call is: ")
        .hasMessageContaining("in another order it is: ")
        .hasMessageContaining("given:");
  }

  @Test
  void objectsToARuleThatPassesBecauseOfAnother() {
    AtomicBoolean seen = new AtomicBoolean();
    Condition notice = evaluation -> {
      seen.set(true);
      return true;
    };
    Condition passesIfNoticed = evaluation -> seen.getAndSet(false);
    Document widening = Document.builder("widening")
        .rules(List.of(
            Rules.require("a-notice", notice), Rules.require("b-needs-it", passesIfNoticed)))
        .build();

    assertThatThrownBy(
            () -> assertThatDocuments(List.of(widening)).withTries(200).addingNeverWidens(CALLS))
        .hasMessageStartingWith(
            "expected an added rule not to widen the policy: widening, require a-notice")
        .hasMessageContaining(
            "without it, this call is: refused\n  - widening, require b-needs-it");
  }

  @Test
  void addsEachPartAndStrangersOfEachSort() {
    List<Addition> additions = Addition.of(List.of(Rules.shared()));

    assertThat(additions)
        .extracting(Addition::name)
        .contains(
            "document shared",
            "shared, require known-team",
            "shared, require approved-models",
            "shared, ensure filtered");
    assertThat(additions).hasSizeGreaterThan(30);
  }
}
