package dev.lictor.schema;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The doors of one dialect's room: route, read, resolve, edit, meter, and how it says no. In-tree until 1.0. Implementations are immutable.
 */
public interface ProviderSchema {

  /**
   * Returns the operation that a request asks for, or empty if it is none of this dialect.
   *
   * @param head the head, with no more than one of each header that is read
   * @param place where it goes, behind a deployment or on the vendor's own path
   */
  Optional<Operation> route(RequestHead head, Place place);

  /** Returns whether deployments of that scenario and executable speak this dialect; asked only about those that are known. */
  boolean speaks(Served served);

  /**
   * Returns whether each call names its models itself, so that it can be governed where nobody can say what the deployment serves.
   */
  default boolean namesModels() {
    return false;
  }

  /** Returns what becomes of the body of an operation that {@link #route} returned. */
  default Intake intake(Operation operation) {
    return Intake.JSON;
  }

  /**
   * Reads a body.
   *
   * @param operation what {@link #route} returned, with what its deployment serves
   * @param body the whole body between position and limit, backed by an array; it is not changed
   */
  Reading read(Operation operation, ByteBuffer body);

  /**
   * Returns what a body refers to and what can be put in the place of the reference. A reference that is not among them stays one
   * of the facts, and so refuses the call.
   *
   * @param operation what {@link #route} returned
   * @param body a body that {@link #read} could read, backed by an array; it is not changed
   */
  default List<Lookup> lookups(Operation operation, ByteBuffer body) {
    return List.of();
  }

  /**
   * Puts what was looked up in the place of the references to it. All other bytes are as they were, and what is stored goes in byte
   * for byte.
   *
   * @param operation what {@link #route} returned
   * @param body a body for which {@link #lookups} returned something, backed by an array; it is not changed
   * @param answers the control plane's answer to each lookup, in their order, backed by arrays
   * @param maxBytes how large the result may be
   */
  default Inlined inline(
      Operation operation, ByteBuffer body, List<ByteBuffer> answers, int maxBytes) {
    return new Inlined.Body(body, false);
  }

  /**
   * Returns what can be mandated of a call of this dialect; nothing by default.
   *
   * @param operation what {@link #route} returned
   */
  default Set<Aspect> mandatable(Operation operation) {
    return Set.of();
  }

  /**
   * Returns the parameters that can be dropped or pinned: those on which no fact depends.
   *
   * @param operation what {@link #route} returned
   */
  default Set<String> parameters(Operation operation) {
    return Set.of();
  }

  /**
   * Returns the request with what is mandated, in every model that may run, whatever way of spelling it the caller chose. What is strict
   * enough stays as it is, so a second time changes nothing. It is read as {@link Mandate#on} of the facts that it was read as before.
   *
   * @param operation what {@link #route} returned
   * @param body a body that {@link #read} could read, backed by an array; it is not changed
   * @param mandate what is mandated, no more than {@link #mandatable}, and without conflicts
   */
  default Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return mandate.isEmpty()
        ? new Tightened.Request(body, operation)
        : new Tightened.Impossible(
            "a call of " + operation.dialect() + " cannot have " + mandate.aspects());
  }

  /**
   * Returns a body that asks for the figures of its streamed answer, in every model that may run; all other bytes are as they were.
   * Of a body that asks already, or whose answer is not streamed, an equal one.
   *
   * @param operation what {@link #route} returned
   * @param body a body that {@link #read} could read, backed by an array; it is not changed
   */
  default ByteBuffer askForUsage(Operation operation, ByteBuffer body) {
    return body;
  }

  /**
   * Returns a meter for one answer.
   *
   * @param operation what {@link #route} returned
   * @param facts what {@link #read} returned, for the bytes that were sent
   * @param head the head of the answer; its body is in identity coding
   */
  Meter meter(Operation operation, CallFacts facts, ResponseHead head);

  /**
   * Returns what takes something out of one answer; nothing by default, and wherever the answer cannot have it.
   *
   * @param operation what {@link #route} returned
   * @param facts what {@link #read} returned, for the bytes that were sent
   * @param head the head of the answer; its body is in identity coding
   * @param scrubs what is to be taken out
   */
  default AnswerEdit edit(
      Operation operation, CallFacts facts, ResponseHead head, Set<Scrub> scrubs) {
    return AnswerEdit.none();
  }

  /**
   * Returns whether an operation can cost tokens of its own; one that reads or deletes what another call left costs none.
   *
   * @param operation what {@link #route} returned
   */
  default boolean costsTokens(Operation operation) {
    return true;
  }

  /**
   * Returns the id of what an earlier call left with the provider, if the answer of this operation tells that call's figures again.
   *
   * @param operation what {@link #route} returned
   */
  default Optional<String> retrieves(Operation operation) {
    return Optional.empty();
  }

  /** Returns the refusal as the provider itself would say it, so that its SDK raises its ordinary exception. */
  Response refuse(Operation operation, Refusal refusal);
}
