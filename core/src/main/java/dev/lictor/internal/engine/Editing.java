package dev.lictor.internal.engine;

import dev.lictor.call.CallFacts;
import dev.lictor.http.Response;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that edits the body of a call that was permitted. The edited body is read again by the strict reader, and goes on only if
 * it says what was decided, edit included. Confined to one call.
 */
final class Editing {

  private static final Logger LOG = LoggerFactory.getLogger(Editing.class);

  private final Call call;
  private final ProviderSchema room;
  private final CollectedBody body;

  Editing(Call call, ProviderSchema room, CollectedBody body) {
    this.call = call;
    this.room = room;
    this.body = body;
  }

  /**
   * Asks for the figures of the answer.
   *
   * @param read what the body was read as, before anything was looked up
   * @return the refusal, if that cannot be done
   */
  Optional<Response> askForUsage(CallFacts read) {
    ByteBuffer edited = room.askForUsage(call.operation(), body.bytes());
    CallFacts expected = read.askingForUsage(edited.remaining());
    boolean asDecided =
        room.read(call.operation(), edited.duplicate()) instanceof Reading.Facts found
            && found.facts().equals(expected);
    if (!asDecided) {
      LOG.error("exchange {}: the edited body does not say what was decided", call.requestId());
      return Optional.of(call.refuse(
          500, "edit_failed", "The gateway could not ask for the figures of this call's answer"));
    }
    return body.replace(edited) ? Optional.empty() : Optional.of(call.overloaded());
  }
}
