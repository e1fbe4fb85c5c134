package dev.lictor.internal.engine;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Editor;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Scrub;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that edits the body of a call. An edited body is read again by the strict reader, and goes on only if it says what was
 * decided, edit included; where the gateway itself fails, {@link EditFailed} is thrown. Confined to one call.
 */
final class Editing implements Editor {

  private static final Logger LOG = LoggerFactory.getLogger(Editing.class);

  private final Call call;
  private final ProviderSchema room;
  private final CollectedBody body;
  private final UnaryOperator<CallFacts> known;
  private boolean edited;

  /**
   * @param edited whether the body is already not the one that came
   * @param known adds to what was read what the gateway knows besides
   */
  Editing(Call call, CollectedBody body, boolean edited, UnaryOperator<CallFacts> known) {
    this.call = call;
    this.room = call.room();
    this.body = body;
    this.edited = edited;
    this.known = known;
  }

  /** Returns whether the body is not the one that came. */
  boolean edited() {
    return edited;
  }

  @Override
  public Edit edit(Mandate mandate, CallFacts facts) {
    ByteBuffer before = body.bytes();
    Mandate missing = mandate.unmetBy(facts); // a room does not know what a model can do at most
    Tightened tightened = room.tighten(call.operation(), before, missing);
    if (tightened instanceof Tightened.Impossible no) {
      return Edit.impossible(no.message());
    }
    Tightened.Request request = (Tightened.Request) tightened;
    Reading reading = room.read(request.operation(), request.body().duplicate());
    if (!(reading instanceof Reading.Facts found)) {
      throw failed("mandate");
    }
    CallFacts sent = known.apply(found.facts());
    CallFacts expected = mandate.on(facts).toBuilder()
        .bodyBytes(sent.bodyBytes())
        .input(sent.input())
        .build();
    if (!sent.equals(expected)) {
      throw failed("mandate");
    }
    boolean changed = !request.body().equals(before);
    if (changed || !request.headers().isEmpty()) {
      call.edited(missing.aspects());
    }
    if (changed) {
      replace(request.body());
    }
    call.changed(request.operation(), request.headers());
    call.read(sent);
    return Edit.to(sent);
  }

  /** Asks for the figures of the answer. */
  void askForUsage() {
    ByteBuffer asking = room.askForUsage(call.operation(), body.bytes());
    CallFacts expected = call.facts().askingForUsage(asking.remaining());
    boolean asDecided =
        room.read(call.operation(), asking.duplicate()) instanceof Reading.Facts found
            && known.apply(found.facts()).equals(expected);
    if (!asDecided) {
      throw failed("usage");
    }
    replace(asking);
    call.read(expected);
    call.scrub(Scrub.USAGE_EVENT);
  }

  private void replace(ByteBuffer other) {
    if (!body.replace(other)) {
      throw new EditFailed(Call::overloaded);
    }
    edited = true;
  }

  private EditFailed failed(String what) {
    LOG.error(
        "exchange {}: the body edited for {} does not say what was decided",
        call.requestId(),
        what);
    return new EditFailed(refused ->
        refused.refuse(500, "edit_failed", "The gateway could not edit this call as it has to"));
  }
}
