package dev.lictor.schema;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The doors of one dialect's room: route, read, edit, meter, and how it says no. In-tree until 1.0. Implementations are immutable.
 */
public interface ProviderSchema {

  /**
   * Returns the operation that a request asks for, or empty if it is none of this dialect.
   *
   * @param head the head, with no more than one of each header that is read
   * @param target the target of the head, strictly parsed and below the base path of the gateway
   */
  Optional<Operation> route(RequestHead head, Target target);

  /**
   * Reads a body.
   *
   * @param operation what {@link #route} returned
   * @param body the whole body between position and limit, backed by an array; it is not changed
   */
  Reading read(Operation operation, ByteBuffer body);

  /**
   * Returns a body that asks for the figures of its streamed answer, in every model that may run; all other bytes are as they were.
   * Of a body that asks already, or whose answer is not streamed, an equal one.
   *
   * @param operation what {@link #route} returned
   * @param body a body that {@link #read} could read, backed by an array; it is not changed
   */
  ByteBuffer askForUsage(Operation operation, ByteBuffer body);

  /**
   * Returns a meter for one answer.
   *
   * @param operation what {@link #route} returned
   * @param facts what {@link #read} returned, for the bytes that were sent
   * @param head the head of the answer; its body is in identity coding
   */
  Meter meter(Operation operation, CallFacts facts, ResponseHead head);

  /** Returns the refusal as the provider itself would say it, so that its SDK raises its ordinary exception. */
  Response refuse(Operation operation, Refusal refusal);
}
