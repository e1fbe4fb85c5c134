package dev.lictor.internal.engine;

import dev.lictor.Basis;
import dev.lictor.Opening;
import dev.lictor.http.HeadRefusal;
import dev.lictor.http.HeadRules;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Identification;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Situation;
import dev.lictor.schema.Intake;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline up to the body: route, check the head, identify, and decide what the head alone decides. Thread-safe. */
public final class Engine {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Setup setup;
  private final Router router;
  private final Shared shared;
  private volatile Basis basis;

  /** Makes an engine. */
  public Engine(Basis basis, Setup setup) {
    this.basis = Objects.requireNonNull(basis, "basis");
    this.setup = setup;
    this.router = new Router(setup.basePath(), setup.paths(), setup.rooms());
    this.shared = new Shared(setup);
  }

  /** Lets calls that are opened from now on be decided by another policy. */
  public synchronized void replace(Policy newPolicy) {
    basis = basis.withPolicy(newPolicy);
  }

  /** Lets calls that are opened from now on be decided on another basis. */
  public synchronized void replace(Basis newBasis) {
    basis = Objects.requireNonNull(newBasis, "basis");
  }

  /** Returns what decides calls that are opened now. */
  public Basis basis() {
    return basis;
  }

  /** Opens a request. The stage never fails. */
  public CompletionStage<Opening> open(RequestHead head, Peer peer) {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(peer, "peer");
    Basis pinned = basis;
    Route route = router.route(head, pinned.policy());
    if (route instanceof Route.Free free) {
      return CompletableFuture.completedFuture(new Opening.Pass(
          shared.onward(head),
          new FreeExchange(shared.ids().next(), shared.changes(free.operation()))));
    }
    Call call = new Call(shared, pinned, head, peer);
    if (!shared.inFlight().begin()) {
      return refused(call.refuse(503, "shutting_down", "The gateway is shutting down"));
    }
    try {
      return go(call, route).exceptionally(failure -> new Opening.Refuse(broken(call, failure)));
    } catch (RuntimeException | Error e) {
      return refused(broken(call, e));
    }
  }

  private CompletionStage<Opening> go(Call call, Route route) {
    if (route instanceof Route.Refused no) {
      return refused(call.refuse(no.status(), no.code(), no.message()));
    }
    List<Candidate> candidates = ((Route.Governed) route).candidates();
    call.routed(candidates.get(0).operation(), candidates.get(0).room());
    Optional<HeadRefusal> no = HeadRules.check(call.head(), setup.exports());
    if (no.isPresent()) {
      return refused(call.refuse(no.get().status(), no.get().code(), no.get().message()));
    }
    boolean sure = candidates.size() == 1;
    if (sure) {
      Optional<Response> early = content(call);
      if (early.isPresent()) {
        return refused(early.get());
      }
    }
    return identify(call)
        .thenCompose(refusal -> refusal.isPresent()
            ? refused(refusal.get())
            : new Resolving(call, shared, candidates)
                .resolve()
                .thenCompose(unresolved ->
                    unresolved.isPresent() ? refused(unresolved.get()) : found(call, sure)));
  }

  /** Checks what the head says about the body, against what the dialect takes. */
  private Optional<Response> content(Call call) {
    Intake intake = call.room().intake(call.operation());
    if (intake == Intake.UNREAD) {
      return Optional.empty();
    }
    Optional<HeadRefusal> no = intake == Intake.JSON_OR_GZIP
        ? HeadRules.checkContentPerhapsGzip(call.head())
        : HeadRules.checkContent(call.head());
    if (no.isPresent()) {
      return Optional.of(
          call.refuse(no.get().status(), no.get().code(), no.get().message()));
    }
    return call.declaredBytes() > setup.limits().maxBodyBytes()
        ? Optional.of(call.tooLarge())
        : Optional.empty();
  }

  private CompletionStage<Optional<Response>> identify(Call call) {
    CompletionStage<Identification> identified =
        setup.identity().identify(call.head(), call.peer());
    return Deadline.within(identified, setup.limits().identify())
        .handle((identification, failure) -> {
          if (failure != null) {
            LOG.warn(
                "exchange {}: the caller could not be identified: {}",
                call.requestId(),
                failure.toString());
            return no(call.refuse(
                503, "identity_unavailable", "The caller cannot be identified at the moment"));
          }
          if (identification instanceof Identification.Rejected no) {
            return no(call.refuse(401, no.code(), no.message()));
          }
          return team(call, ((Identification.Proven) identification).caller());
        })
        .thenCompose(stage -> stage);
  }

  private CompletionStage<Optional<Response>> team(Call call, Caller caller) {
    return Deadline.within(call.basis().teams().find(caller), setup.limits().identify())
        .handle((team, failure) -> {
          if (failure != null) {
            LOG.warn(
                "exchange {}: the team directory did not answer: {}",
                call.requestId(),
                failure.toString());
            return Optional.of(call.refuse(
                503, "teams_unavailable", "The caller's team cannot be looked up at the moment"));
          }
          call.identified(caller.in(team));
          return Optional.empty();
        });
  }

  private CompletionStage<Opening> found(Call call, boolean contentWasChecked) {
    Optional<Response> wrong = contentWasChecked ? Optional.empty() : content(call);
    return wrong.isPresent() ? refused(wrong.get()) : decideHead(call);
  }

  private CompletionStage<Opening> decideHead(Call call) {
    if (call.room().intake(call.operation()) == Intake.UNREAD) {
      return new Passing(call, shared).pass();
    }
    Situation situation = new Situation(call.caller(), call.operation(), null, call.nowMillis());
    Optional<Decision.Refuse> no = call.policy().decideHead(situation);
    return CompletableFuture.completedFuture(
        no.isPresent()
            ? new Opening.Refuse(call.refuse(no.get()))
            : new Opening.Collect(new OpenCall(call, shared)));
  }

  private static CompletionStage<Optional<Response>> no(Response response) {
    return CompletableFuture.completedFuture(Optional.of(response));
  }

  private static CompletionStage<Opening> refused(Response response) {
    return CompletableFuture.completedFuture(new Opening.Refuse(response));
  }

  private static Response broken(Call call, Throwable failure) {
    LOG.error("exchange {}: the engine failed", call.requestId(), failure);
    return call.refuse(500, "engine_failure", "The gateway failed to decide this call");
  }

  /** Lets nothing more begin; the stage completes when every governed call that was opened is settled. */
  public CompletionStage<Void> close() {
    return shared.inFlight().close();
  }
}
