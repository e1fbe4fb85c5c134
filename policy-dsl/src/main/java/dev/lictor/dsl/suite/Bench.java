package dev.lictor.dsl.suite;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reference;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Editor;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Section;
import dev.lictor.policy.Situation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides calls of which nobody has the bytes, as an engine decides those that come over the wire. Immutable. */
final class Bench {

  private static final int FORBIDDEN = 403;

  private final Policy policy;

  Bench(Policy policy) {
    this.policy = policy;
  }

  /** Decides a call. */
  Outcome decide(Situation asked, List<Case.Spent> spent, InstantSource clock) {
    Optional<Reason> unresolved = unresolved(asked.body());
    if (unresolved.isPresent()) {
      return Outcome.refused(List.of(unresolved.get()));
    }
    Sending sending = new Sending(asked);
    Decision decision = policy.decide(asked, sending);
    if (decision instanceof Decision.Refuse no) {
      return Outcome.refused(no.reasons());
    }
    Optional<Reason> unknown = unknownModel(asked);
    if (unknown.isPresent()) {
      return Outcome.refused(List.of(unknown.get()));
    }
    Decision.Permit permit = (Decision.Permit) decision;
    Books books = new Books(clock);
    List<Case.Spent> untouched = books.spend(spent, permit.claims());
    List<Reason> lacking = books.hold(sending.sent, permit.claims());
    Outcome outcome =
        lacking.isEmpty() ? Outcome.permitted(sending.sent) : Outcome.refused(lacking);
    return outcome.with(untouched);
  }

  /** Gives facts what is mandated, and remembers what came of it. Confined to one call. */
  private static final class Sending implements Editor {

    private Situation sent;

    Sending(Situation asked) {
      sent = asked;
    }

    @Override
    public Edit edit(dev.lictor.mandate.Mandate mandate, CallFacts facts) {
      Edit edit = OF_FACTS.edit(mandate, facts);
      edit.facts().ifPresent(edited -> sent = sent.with(edited));
      return edit;
    }
  }

  private static Optional<Reason> unresolved(CallFacts facts) {
    return facts.references().stream()
        .filter(reference -> reference.effect() == Reference.Effect.CONFIGURES)
        .findFirst()
        .map(reference -> reason(
            "unresolved_reference",
            "The request names a " + reference.kind()
                + " that the gateway cannot resolve, so what it stands for cannot be governed"));
  }

  private static Optional<Reason> unknownModel(Situation asked) {
    Kind kind = asked.operation().kind();
    CallFacts facts = asked.body();
    if (!facts.countsTokens() || (kind != Kind.INFERENCE && kind != Kind.EMBEDDING)) {
      return Optional.empty();
    }
    return facts.models().stream()
        .filter(model -> model.entry().isEmpty())
        .map(ModelRef::name)
        .findFirst()
        .map(name -> reason("unknown_model", "Model '" + name + "' is not in the model catalogue"));
  }

  private static Reason reason(String id, String message) {
    return new Reason("", Section.MATCH, id, FORBIDDEN, message, Map.of());
  }
}
