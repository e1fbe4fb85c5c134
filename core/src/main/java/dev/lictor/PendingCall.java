package dev.lictor;

import dev.lictor.http.Response;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A call whose body is being collected. It keeps the policy with its directories, the identity and the store with which it was opened, whatever is
 * replaced meanwhile. Confined to one call: {@link #receive}, {@link #admit} and {@link #abandon} are called one after another.
 */
public interface PendingCall {

  /**
   * Takes the next bytes of the body; they are copied.
   *
   * @return a refusal if the body is too large or the engine holds too many bytes already; after it no further bytes are
   *     taken, and there is nothing to abandon
   */
  Optional<Response> receive(ByteBuffer bytes);

  /**
   * Decides the call; the body is complete. The stage never fails, and completes within the engine's deadlines, on any thread.
   */
  CompletionStage<Admission> admit();

  /** Lets go of what was collected; the caller went away before the body was complete. */
  void abandon();
}
