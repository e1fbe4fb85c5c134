package dev.lictor.testkit;

import dev.lictor.policy.Decision;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.drawing.CounterExample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Asserts what must be true of the documents of every policy together. Whoever writes conditions in Java can break it, by one that
 * remembers something or says too little of what it looks at. Immutable.
 */
public final class DocumentsAssert {

  private static final String VERSION = "under test";

  private final List<Document> documents;
  private final Trials trials;

  DocumentsAssert(Collection<Document> documents, Trials trials) {
    this.documents = List.copyOf(documents);
    this.trials = trials;
  }

  /** Returns an assertion that draws other calls; without this each run draws the same. */
  public DocumentsAssert withSeed(long seed) {
    return new DocumentsAssert(documents, new Trials(seed, trials.tries()));
  }

  /** Returns an assertion that draws so many calls, instead of 1,000. */
  public DocumentsAssert withTries(int tries) {
    return new DocumentsAssert(documents, new Trials(trials.seed(), tries));
  }

  /** Asserts that no order of the documents, and of the rules in them, changes any decision. */
  public DocumentsAssert orderNeverMatters(Arbitrary<Situation> calls) {
    Policy policy = policy(documents);
    Arbitrary<Shuffled> shuffled = Combinators.combine(
            calls, Arbitraries.integers().between(1, 1 << 20))
        .as((call, seed) -> new Shuffled(call, policy(inAnyOrder(seed))));
    Optional<CounterExample<Shuffled>> found = trials.against(
        shuffled, each -> each.policy.decide(each.call).equals(policy.decide(each.call)));
    if (found.isPresent()) {
      Shuffled each = found.get().value();
      throw Failure.that("expected the order of documents and rules not to matter")
          .drawn(found.get())
          .decided("as written, this call is", policy.decide(each.call))
          .decided("in another order it is", each.policy.decide(each.call))
          .call(each.call)
          .error();
    }
    return this;
  }

  private record Shuffled(Situation call, Policy policy) {}

  private List<Document> inAnyOrder(long seed) {
    Random random = new Random(seed);
    List<Document> shuffled = new ArrayList<>();
    for (Document document : documents) {
      shuffled.add(document.toBuilder()
          .rules(shuffled(document.rules(), random))
          .ensures(shuffled(document.ensures(), random))
          .budgets(shuffled(document.budgets(), random))
          .build());
    }
    return shuffled(shuffled, random);
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /**
   * Asserts that adding never widens: what is sent under all rules was admitted, sent so, under fewer. It is tried with each rule of the
   * documents as the one that was added last, and with rules of all sorts added to them.
   */
  public DocumentsAssert addingNeverWidens(Arbitrary<Situation> calls) {
    List<Addition> additions = Addition.of(documents);
    Arbitrary<Added> added =
        Combinators.combine(calls, Arbitraries.of(additions)).as(Added::new);
    Optional<CounterExample<Added>> found = trials.against(added, Added::widensNothing);
    if (found.isPresent()) {
      Situation call = found.get().value().call;
      Addition addition = found.get().value().addition;
      throw Failure.that("expected an added rule not to widen the policy: " + addition.name())
          .drawn(found.get())
          .decided("without it, this call is", addition.before().decide(call))
          .decided("with it, it is", addition.after().decide(call))
          .call(call)
          .error();
    }
    return this;
  }

  private record Added(Situation call, Addition addition) {

    boolean widensNothing() {
      boolean governed = !(addition.before().decide(call) instanceof Decision.Refuse no
          && Reasons.ids(no.reasons()).contains("ungoverned"));
      return !governed
          || !(addition.after().decide(call) instanceof Decision.Permit yes)
          || addition.before().decide(PolicyAssert.asSent(call, yes)) instanceof Decision.Permit;
    }
  }

  static Policy policy(Collection<Document> documents) {
    return Policy.of(documents, VERSION);
  }
}
