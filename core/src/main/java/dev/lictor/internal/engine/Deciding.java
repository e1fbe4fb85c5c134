package dev.lictor.internal.engine;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reference;
import dev.lictor.http.Response;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Editor;
import dev.lictor.policy.Redact;
import dev.lictor.policy.Situation;
import dev.lictor.schema.Scrub;
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
  private final Shared shared;
  private final Editor editor;

  /** @param editor gives the call what policies mandate */
  Deciding(Call call, Shared shared, Editor editor) {
    this.call = call;
    this.shared = shared;
    this.editor = editor;
  }

  Decided decide() {
    CallFacts facts = call.facts();
    for (Reference reference : facts.references()) {
      if (reference.effect() == Reference.Effect.CONFIGURES) {
        return new Decided.No(unresolved(reference));
      }
      if (reference.effect() == Reference.Effect.CONTINUES && !isOwn(reference)) {
        return new Decided.No(foreign(reference));
      }
    }
    Situation situation = new Situation(call.caller(), call.operation(), facts, call.nowMillis());
    Decision decision = call.policy().decide(situation, editor);
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
    Decision.Permit permit = (Decision.Permit) decision;
    call.decided(permit);
    if (permit.redact().contains(Redact.INTERMEDIATE_RESULTS)) {
      call.scrub(Scrub.INTERMEDIATE_RESULTS);
    }
    return new Decided.Yes(permit.claims());
  }

  private Response unresolved(Reference reference) {
    return call.refuse(
        403,
        "unresolved_reference",
        "The request names a " + reference.kind()
            + " that the gateway cannot resolve, so what it stands for cannot be governed");
  }

  private boolean isOwn(Reference reference) {
    return shared
        .kept()
        .belongs(call.operation().deployment(), reference.name(), call.caller().id());
  }

  private Response foreign(Reference reference) {
    return call.refuse(
        403,
        "foreign_state",
        "The request names a " + reference.kind()
            + " that the provider kept, and the gateway knows of none that is this caller's");
  }
}
