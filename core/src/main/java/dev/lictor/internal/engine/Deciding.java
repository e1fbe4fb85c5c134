package dev.lictor.internal.engine;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reference;
import dev.lictor.http.Response;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Situation;
import java.util.List;

/** The step that decides a call whose facts are known. Confined to one call. */
final class Deciding {

  /** What was decided. */
  sealed interface Decided {

    /** Nothing objects; these budgets are to be held. */
    record Yes(List<BudgetClaim> claims) implements Decided {}

    /** Something objects. */
    record No(Response response) implements Decided {}
  }

  private final Call call;

  Deciding(Call call) {
    this.call = call;
  }

  Decided decide() {
    CallFacts facts = call.facts();
    for (Reference reference : facts.references()) {
      if (reference.effect() == Reference.Effect.CONFIGURES) {
        return new Decided.No(unresolved(reference));
      }
    }
    Situation situation = new Situation(call.caller(), call.operation(), facts, call.nowMillis());
    Decision decision = call.policy().decide(situation);
    if (decision instanceof Decision.Refuse no) {
      return new Decided.No(call.refuse(no));
    }
    Kind kind = call.operation().kind();
    if (facts.countsTokens() && (kind == Kind.INFERENCE || kind == Kind.EMBEDDING)) {
      if (facts.attempts().isEmpty()) {
        return new Decided.No(
            call.refuse(403, "unknown_model", "Nothing says which model this call would run"));
      }
      for (ModelRef model : facts.models()) {
        if (model.entry().isEmpty()) {
          return new Decided.No(call.refuse(
              403,
              "unknown_model",
              "Model '" + Escaped.text(model.name()) + "' is not in the model catalogue"));
        }
      }
    }
    return new Decided.Yes(((Decision.Permit) decision).claims());
  }

  private Response unresolved(Reference reference) {
    return call.refuse(
        403,
        "unresolved_reference",
        "The request names a " + reference.kind()
            + " that the gateway cannot resolve, so what it stands for cannot be governed");
  }
}
