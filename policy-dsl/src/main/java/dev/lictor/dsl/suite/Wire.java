package dev.lictor.dsl.suite;

import dev.lictor.Abort;
import dev.lictor.Lictor;
import dev.lictor.dsl.fact.Directories;
import dev.lictor.dsl.fact.Gateway;
import dev.lictor.dsl.fact.Probe;
import dev.lictor.dsl.fact.Request;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends requests through a whole engine: routed, read, edited and refused as they would be. Immutable. */
final class Wire {

  private final Policy policy;
  private final Directories directories;

  Wire(Policy policy, Directories directories) {
    this.policy = policy;
    this.directories = directories;
  }

  /** Sends a request. */
  Outcome send(Case.OfRequest subject, List<Case.Spent> spent, InstantSource clock) {
    Books books = new Books(clock);
    List<Case.Spent> untouched = spend(books, subject, spent, clock);
    List<Reason> reasons = new ArrayList<>();
    Lictor engine = Gateway.engine(
            policy, subject.request(), subject.caller(), directories.catalogue())
        .usageStore(books.store())
        .clock(clock)
        .listener(new EngineListener() {
          @Override
          public void decided(DecisionRecord decision) {
            reasons.addAll(decision.reasons());
          }
        })
        .build();
    Gateway.Answer answer = Gateway.send(engine, subject.request());
    return (answer instanceof Gateway.Answer.Yes yes
            ? sent(yes, subject, clock)
            : Outcome.refused(reasons))
        .with(untouched);
  }

  /** Spends on the accounts that the policy says the call has, once it is read. */
  private List<Case.Spent> spend(
      Books books, Case.OfRequest subject, List<Case.Spent> spent, InstantSource clock) {
    if (spent.isEmpty()) {
      return List.of();
    }
    Optional<Situation> asked = read(subject.request(), subject, clock);
    return asked.isPresent() && policy.decide(asked.get()) instanceof Decision.Permit permit
        ? books.spend(spent, permit.claims())
        : List.of();
  }

  private Outcome sent(Gateway.Answer.Yes yes, Case.OfRequest subject, InstantSource clock) {
    Request forwarded = new Request(
        yes.head(),
        array(yes.body()),
        subject.request().paths(),
        subject.request().served());
    Optional<ByteBuffer> received = Optional.empty();
    if (subject.answer().isPresent()) {
      Case.Answered answered = subject.answer().get();
      received = Optional.of(
          ByteBuffer.wrap(Gateway.answered(yes, answered.head(), answered.body().bytes())));
    } else {
      yes.exchange().abort(Abort.NEVER_SENT);
    }
    return new Outcome(
        List.of(),
        read(forwarded, subject, clock),
        Optional.of(forwarded.body()),
        received,
        List.of());
  }

  private Optional<Situation> read(Request request, Case.OfRequest subject, InstantSource clock) {
    return Probe.read(request, Optional.empty(), subject.caller(), directories.catalogue(), clock)
        .situation();
  }

  private static ByteBuffer array(ByteBuffer view) {
    byte[] bytes = new byte[view.remaining()];
    view.duplicate().get(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
