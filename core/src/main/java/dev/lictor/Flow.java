package dev.lictor;

import dev.lictor.http.Headers;
import java.nio.ByteBuffer;

/**
 * The body of one answer on its way to the caller. No stream is buffered and no chunk delayed. Confined to one call: it is
 * called by one thread at a time.
 */
public interface Flow {

  /**
   * Passes bytes of the answer on.
   *
   * @param bytes the bytes that came, between position and limit; they stay the caller's, and whether
   *     their position moves is open
   * @param sink takes what goes to the caller, before this method returns
   * @throws AnswerCutException if the answer must not go on
   */
  void pass(ByteBuffer bytes, Sink sink);

  /**
   * Ends the answer, which was complete, and settles the call.
   *
   * @param trailers the trailers that came
   * @param sink takes what was held back
   * @return the trailers that go to the caller
   */
  Headers end(Headers trailers, Sink sink);
}
