package dev.lictor.internal.engine;

import dev.lictor.Admission;
import dev.lictor.PendingCall;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reference;
import dev.lictor.http.Response;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Situation;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline behind the body: collect, read, resolve, decide, edit, and then hold. Confined to one call. */
final class OpenCall implements PendingCall {

  private static final Logger LOG = LoggerFactory.getLogger(OpenCall.class);

  private final Call call;
  private final Shared shared;
  private final ProviderSchema room;
  private final CollectedBody body;

  OpenCall(Call call, Shared shared) {
    this.call = call;
    this.shared = shared;
    this.room = call.room().orElseThrow();
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
    Reading reading = room.read(call.operation(), bytes);
    if (reading instanceof Reading.Malformed malformed) {
      return refused(call.refuse(400, malformed.code(), malformed.message()));
    }
    CallFacts read = ((Reading.Facts) reading).facts();
    CallFacts facts = read.with(shared.setup().models());
    call.read(facts);
    if (!facts.references().isEmpty()) {
      return refused(unresolved(facts.references().get(0)));
    }
    Situation situation = new Situation(call.caller(), call.operation(), facts, call.nowMillis());
    Decision decision = call.policy().decide(situation);
    if (decision instanceof Decision.Refuse no) {
      return refused(call.refuse(no));
    }
    for (ModelRef model : facts.models()) {
      if (model.entry().isEmpty()) {
        return refused(call.refuse(
            403,
            "unknown_model",
            "Model '" + Escaped.text(model.name()) + "' is not in the model catalogue"));
      }
    }
    if (!facts.reportsUsage()) {
      Optional<Response> no = new Editing(call, room, body).askForUsage(read);
      if (no.isPresent()) {
        return refused(no.get());
      }
      call.read(facts.askingForUsage(body.bytes().remaining()));
    }
    return new Holding(call, shared, room, body).hold(((Decision.Permit) decision).claims());
  }

  private Response unresolved(Reference reference) {
    return call.refuse(
        403,
        "unresolved_reference",
        "The request names a " + reference.kind()
            + " that the gateway cannot resolve, so what it stands for cannot be" + " governed");
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
