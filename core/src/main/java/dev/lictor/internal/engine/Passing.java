package dev.lictor.internal.engine;

import dev.lictor.Opening;
import dev.lictor.call.CallFacts;
import dev.lictor.http.ForwardedHeaders;
import dev.lictor.http.RequestHead;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Editor;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Tightened;
import dev.lictor.store.Receipt;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The pipeline of a call whose head tells all: its body streams through. Confined to one call. */
final class Passing {

  private static final ByteBuffer NO_BODY = ByteBuffer.wrap(new byte[0]);

  private final Call call;
  private final Shared shared;
  private final ProviderSchema room;

  Passing(Call call, Shared shared) {
    this.call = call;
    this.shared = shared;
    this.room = call.room();
  }

  CompletionStage<Opening> pass() {
    CallFacts facts = ((Reading.Facts) room.read(call.operation(), NO_BODY.duplicate())).facts();
    call.read(facts.with(call.basis().models()));
    Deciding.Decided decided = new Deciding(call, shared, this::edit).decide();
    if (decided instanceof Deciding.Decided.No no) {
      return CompletableFuture.completedFuture(new Opening.Refuse(no.response()));
    }
    return new Holding(call, shared).hold(((Deciding.Decided.Yes) decided).claims(), this::opening);
  }

  /** Asks the room whether the call has what is mandated as it is. */
  private Editor.Edit edit(Mandate mandate, CallFacts facts) {
    Tightened tightened =
        room.tighten(call.operation(), NO_BODY.duplicate(), mandate.unmetBy(facts));
    if (tightened instanceof Tightened.Impossible no) {
      return Editor.Edit.impossible(no.message());
    }
    Tightened.Request request = (Tightened.Request) tightened;
    return request.body().equals(NO_BODY) && request.headers().isEmpty()
        ? Editor.Edit.to(facts)
        : Editor.Edit.impossible("its body is not read");
  }

  private Opening opening(Held held) {
    if (held instanceof Held.No no) {
      return new Opening.Refuse(no.response());
    }
    RequestHead onward = shared.onward(call.head());
    Optional<Receipt> receipt = ((Held.Yes) held).receipt();
    boolean spends = call.operation().kind().spends();
    if (!spends && receipt.isEmpty()) {
      call.permitted();
      return new Opening.Pass(
          onward, new FreeExchange(call.id(), shared.changes(call.operation())));
    }
    GovernedExchange exchange = GovernedExchange.begin(call, shared, room, receipt, () -> {});
    call.forwarded();
    return new Opening.Pass(
        spends ? onward.with(ForwardedHeaders.ofRequest(onward.headers())) : onward, exchange);
  }
}
