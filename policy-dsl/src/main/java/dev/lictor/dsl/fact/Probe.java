package dev.lictor.dsl.fact;

import dev.lictor.Abort;
import dev.lictor.Lictor;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.identity.Caller;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Selector;
import dev.lictor.policy.Situation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out how an engine reads a request, with a policy that looks at each call and lets it pass. Not instantiable. */
public final class Probe {

  private Probe() {}

  /**
   * How a request was read. Immutable.
   *
   * @param situation what rules would be asked about, if it came to that
   * @param refusal why the engine itself refuses it, if it does
   */
  public record Seen(Optional<Situation> situation, Optional<Reason> refusal) {}

  /** Reads a request. */
  public static Seen read(
      Request request, Caller caller, ModelCatalogue models, InstantSource clock) {
    List<Situation> seen = new ArrayList<>(1);
    List<Reason> refusals = new ArrayList<>(0);
    Condition look = evaluation -> {
      seen.add(evaluation.situation());
      return true;
    };
    Document document =
        new Document("probe", Selector.ANY, look, Reach.BODY, List.of(), List.of(), 0);
    Lictor engine = Gateway.engine(
            Policy.of(List.of(document), "probe"), request, caller, models)
        .clock(clock)
        .listener(new EngineListener() {
          @Override
          public void decided(DecisionRecord decision) {
            refusals.addAll(decision.reasons());
          }
        })
        .build();
    if (Gateway.send(engine, request) instanceof Gateway.Answer.Yes yes) {
      yes.exchange().abort(Abort.NEVER_SENT);
    }
    return new Seen(seen.stream().findFirst(), refusals.stream().findFirst());
  }
}
