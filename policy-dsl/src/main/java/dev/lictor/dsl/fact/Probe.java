package dev.lictor.dsl.fact;

import dev.lictor.Abort;
import dev.lictor.Lictor;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.identity.Caller;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Selector;
import dev.lictor.policy.Situation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out how an engine reads a request, with a policy that looks at each call and lets it pass. Not instantiable. */
public final class Probe {

  /** What an earlier request was answered with. */
  static final String KEPT =
      "{\"id\": \"resp_1234\", \"object\": \"response\", \"status\": \"completed\", \"usage\":"
          + " {\"input_tokens\": 1, \"output_tokens\": 1, \"total_tokens\": 2}}";

  private static final ResponseHead JSON =
      new ResponseHead(200, Headers.of("Content-Type", "application/json"));

  private Probe() {}

  /**
   * How a request was read. Immutable.
   *
   * @param situation what rules would be asked about, if it came to that
   * @param refusal why the engine itself refuses it, if it does
   */
  public record Seen(Optional<Situation> situation, Optional<Reason> refusal) {}

  /**
   * Reads a request.
   *
   * @param before a request whose answer it is about, and which was answered with {@link #KEPT}
   */
  public static Seen read(
      Request request,
      Optional<Request> before,
      Caller caller,
      ModelCatalogue models,
      InstantSource clock) {
    Eye eye = new Eye();
    Document document =
        Document.builder("probe").on(Selector.ANY).match(eye, Reach.BODY).build();
    Lictor engine = Gateway.engine(Policy.of(List.of(document), "probe"), request, caller, models)
        .clock(clock)
        .listener(eye)
        .build();
    before.ifPresent(earlier -> {
      if (Gateway.send(engine, earlier) instanceof Gateway.Answer.Yes yes) {
        Gateway.answered(yes, JSON, ByteBuffer.wrap(KEPT.getBytes(StandardCharsets.UTF_8)));
      }
      eye.close();
    });
    if (Gateway.send(engine, request) instanceof Gateway.Answer.Yes yes) {
      yes.exchange().abort(Abort.NEVER_SENT);
    }
    return new Seen(Optional.ofNullable(eye.situation), Optional.ofNullable(eye.refusal));
  }

  /** What it sees of the last request. Not thread-safe. */
  private static final class Eye implements Condition, EngineListener {

    private @Nullable Situation situation;
    private @Nullable Reason refusal;

    @Override
    public boolean holds(Evaluation evaluation) {
      situation = evaluation.situation();
      return true;
    }

    @Override
    public void decided(DecisionRecord decision) {
      refusal = decision.permitted() ? null : decision.reasons().get(0);
    }

    void close() {
      situation = null;
      refusal = null;
    }
  }
}
