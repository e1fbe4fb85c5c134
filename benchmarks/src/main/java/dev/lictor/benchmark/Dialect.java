package dev.lictor.benchmark;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.AnswerEdit;
import dev.lictor.schema.DocumentEdit;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Scrub;
import dev.lictor.schema.orchestration.OrchestrationSchema;
import dev.lictor.schema.sse.EventEdit;
import dev.lictor.schema.sse.Redaction;
import java.nio.ByteBuffer;
import java.util.EnumSet;

/**
 * The dialects that are measured, one entry each. Beside its room an entry names a directory of resources with {@code request.json},
 * {@code answer.json} and {@code stream.sse}, as {@link Template} fills them. Immutable.
 */
@SuppressWarnings("ImmutableEnumChecker") // rooms, operations and heads are immutable
public enum Dialect {
  /** Orchestration v2, streamed and filtered on both sides. */
  ORCHESTRATION_V2(
      "orchestration.v2", OrchestrationSchema.v2(), "/v2/completion", "intermediate_results"),
  /** Orchestration v1, streamed and filtered. */
  ORCHESTRATION_V1("orchestration.v1", OrchestrationSchema.v1(), "/completion", "module_results");

  private static final String DEPLOYMENT = "/v2/inference/deployments/d1234";
  private static final byte[] ERROR_FRAME = {};

  private final String folder;
  private final ProviderSchema room;
  private final Operation operation;
  private final String emptied;

  /**
   * Makes an entry.
   *
   * @param suffix what follows the deployment in the target
   * @param emptied the key of the root whose value is emptied in answers, or empty: then the room's own edit is measured
   */
  Dialect(String folder, ProviderSchema room, String suffix, String emptied) {
    this.folder = folder;
    this.room = room;
    this.emptied = emptied;
    RequestHead head = new RequestHead("POST", DEPLOYMENT + suffix, Headers.none());
    this.operation =
        room.route(head, Place.of(Target.parse(head.target()).orElseThrow())).orElseThrow();
  }

  /** Returns a request of so many bytes, or of as few as it can have. */
  byte[] request(int bytes) {
    return Template.read(folder + "/request.json").fill(bytes);
  }

  /** Returns a whole answer of so many bytes, or of as few as it can have. */
  byte[] answer(int bytes) {
    return Template.read(folder + "/answer.json").fill(bytes);
  }

  /** Returns a streamed answer of about so many bytes. */
  byte[] stream(int bytes) {
    return Template.read(folder + "/stream.sse").stream(bytes);
  }

  /** Reads a request. */
  CallFacts read(ByteBuffer body) {
    if (room.read(operation, body) instanceof Reading.Facts facts) {
      return facts.facts();
    }
    throw new IllegalStateException(folder + ": the request cannot be read");
  }

  /** Edits a request to ask for usage. */
  ByteBuffer askForUsage(ByteBuffer body) {
    return room.askForUsage(operation, body);
  }

  /** Returns a meter for an answer to the smallest request. */
  Meter meter(CallFacts facts, AnswerForm form) {
    return room.meter(operation, facts, form.head());
  }

  /** Returns what takes something out of an answer to the smallest request. */
  AnswerEdit edit(CallFacts facts, AnswerForm form) {
    if (emptied.isEmpty()) {
      return room.edit(operation, facts, form.head(), EnumSet.allOf(Scrub.class));
    }
    WantedPath place = WantedPath.within("", WantedPath.at(emptied, 0));
    return form == AnswerForm.WHOLE
        ? new DocumentEdit(place)
        : EventEdit.emptying(Redaction.of(place, ERROR_FRAME));
  }

  /** The two forms of an answer. Immutable. */
  @SuppressWarnings("ImmutableEnumChecker") // heads are immutable
  enum AnswerForm {
    /** One JSON document. */
    WHOLE("application/json"),
    /** Server-sent events. */
    STREAM("text/event-stream");

    private final ResponseHead head;

    AnswerForm(String type) {
      head = new ResponseHead(200, Headers.of("Content-Type", type));
    }

    ResponseHead head() {
      return head;
    }
  }
}
