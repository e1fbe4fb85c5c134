package dev.lictor.internal.engine;

import dev.lictor.Admission;
import dev.lictor.PendingCall;
import dev.lictor.call.CallFacts;
import dev.lictor.http.ForwardedHeaders;
import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.policy.BudgetClaim;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline behind the body: collect, read, inline, decide, edit, and then hold. Confined to one call. */
final class OpenCall implements PendingCall {

  private static final Logger LOG = LoggerFactory.getLogger(OpenCall.class);

  private final Call call;
  private final Shared shared;
  private final ProviderSchema room;
  private final CollectedBody body;

  OpenCall(Call call, Shared shared) {
    this.call = call;
    this.shared = shared;
    this.room = call.room();
    this.body = new CollectedBody(
        shared.bytes(), shared.setup().limits().maxBodyBytes(), call.declaredBytes());
  }

  @Override
  public Optional<Response> receive(ByteBuffer bytes) {
    return switch (body.add(bytes)) {
      case YES -> Optional.empty();
      case TOO_LARGE -> Optional.of(call.tooLarge());
      case NO_ROOM -> Optional.of(call.overloaded());
    };
  }

  @Override
  public void abandon() {
    body.free();
    call.end();
  }

  @Override
  public CompletionStage<Admission> admit() {
    try {
      return decided().exceptionally(this::broken);
    } catch (RuntimeException | Error e) {
      return CompletableFuture.completedFuture(broken(e));
    }
  }

  private CompletionStage<Admission> decided() {
    ByteBuffer bytes = body.bytes();
    if (call.declaredBytes() >= 0 && call.declaredBytes() != bytes.remaining()) {
      return refused(
          call.refuse(400, "ambiguous_framing", "The body is not as long as Content-Length says"));
    }
    boolean decoded = isGzip();
    Optional<Response> damage = decoded ? decode(bytes) : Optional.empty();
    if (damage.isPresent()) {
      return refused(damage.get());
    }
    Reading reading = room.read(call.operation(), body.bytes());
    if (reading instanceof Reading.Malformed malformed) {
      return refused(call.refuse(400, malformed.code(), malformed.message()));
    }
    return new Inlining(call, shared, body, ((Reading.Facts) reading).facts())
        .inline()
        .thenCompose(outcome -> outcome instanceof Inlining.Outcome.Yes yes
            ? decided(yes, decoded)
            : refused(((Inlining.Outcome.No) outcome).response()));
  }

  /**
   * Decides the call.
   *
   * @param inlined the body with whatever it refers to in its place
   * @param decoded whether the body is not the one that came already
   */
  private CompletionStage<Admission> decided(Inlining.Outcome.Yes inlined, boolean decoded) {
    UnaryOperator<CallFacts> known =
        read -> read.resolved(inlined.resolved()).with(call.basis().models());
    call.read(known.apply(inlined.facts()));
    Editing editing = new Editing(call, body, decoded || inlined.sent(), known);
    List<BudgetClaim> claims;
    try {
      Deciding.Decided decided = new Deciding(call, shared, editing).decide();
      if (decided instanceof Deciding.Decided.No no) {
        return refused(no.response());
      }
      claims = ((Deciding.Decided.Yes) decided).claims();
      if (!call.facts().reportsUsage()) {
        editing.askForUsage();
      }
    } catch (EditFailed failure) {
      return refused(failure.refusal(call));
    }
    if (!editing.edited()) {
      body.restore();
    }
    return new Holding(call, shared).hold(claims, held -> admission(held, editing.edited()));
  }

  /** Returns whether the body is in gzip; the head was checked for whether it may be. */
  private boolean isGzip() {
    String coding = call.head().headers().first("Content-Encoding");
    return coding != null && coding.strip().equalsIgnoreCase("gzip");
  }

  /** Puts the decoded body in the place of the one that came, or says why that cannot be done. */
  private Optional<Response> decode(ByteBuffer came) {
    CollectedBody plain =
        new CollectedBody(shared.bytes(), shared.setup().limits().maxBodyBytes(), -1);
    return switch (new GzipBody(came).into(plain)) {
      case YES -> become(plain);
      case TOO_LARGE -> Optional.of(call.tooLarge());
      case NO_ROOM -> Optional.of(call.overloaded());
      case DAMAGED ->
        Optional.of(call.refuse(
            400,
            "malformed_encoding",
            "The body is not one whole gzip member with nothing behind it"));
    };
  }

  private Optional<Response> become(CollectedBody plain) {
    try {
      body.become(plain);
      return Optional.empty();
    } finally {
      plain.free(); // of what was not taken over
    }
  }

  private Admission admission(Held held, boolean edited) {
    if (held instanceof Held.No no) {
      body.free();
      return new Admission.Refuse(no.response());
    }
    ByteBuffer bytes = body.bytes();
    boolean gzip = isGzip();
    Headers headers = ForwardedHeaders.ofRequest(shared.onward(call.head()).headers())
        .without(name -> name.equalsIgnoreCase("Transfer-Encoding")
            || (gzip && name.equalsIgnoreCase("Content-Encoding"))
            || (edited && ForwardedHeaders.isDigest(name)))
        .with("Content-Length", Integer.toString(bytes.remaining()));
    GovernedExchange exchange =
        GovernedExchange.begin(call, shared, room, ((Held.Yes) held).receipt(), body::free);
    call.forwarded();
    return new Admission.Forward(call.head().with(headers), bytes, exchange);
  }

  private CompletionStage<Admission> refused(Response response) {
    body.free();
    return CompletableFuture.completedFuture(new Admission.Refuse(response));
  }

  private Admission broken(Throwable failure) {
    LOG.error("exchange {}: the engine failed", call.requestId(), failure);
    body.free();
    return new Admission.Refuse(
        call.refuse(500, "engine_failure", "The gateway failed to decide this call"));
  }
}
