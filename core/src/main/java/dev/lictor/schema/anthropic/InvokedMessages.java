package dev.lictor.schema.anthropic;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.mandate.Caps;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The Messages API as the body of a call that Bedrock invokes: for the room of Bedrock, which owns the route and the frames. Not
 * instantiable.
 */
public final class InvokedMessages {

  /** The ids below this are reported to what {@link #streamed} returns. */
  public static final int STREAM_IDS = StreamFindings.IDS;

  private InvokedMessages() {}

  /**
   * Reads a body; what is wrong with it is thrown as a fault.
   *
   * @param model the model that the path names, or empty
   */
  public static CallFacts.Builder read(Operation operation, ByteBuffer body, String model) {
    return RequestFacts.of(operation, body, RequestShape.INVOKED, model);
  }

  /** Returns the parameters on which no fact depends. */
  public static ParameterPlaces parameters() {
    return MessagesEdit.PARAMETERS;
  }

  /** Caps the output of all models of a body; returns why that cannot be. */
  public static Optional<String> cap(JsonNode root, Caps caps) {
    return MessagesEdit.cap(root, caps);
  }

  /** Returns the places of a whole answer that count. */
  public static WantedPath wantedOfAnswer() {
    return AnswerFindings.WANTED;
  }

  /** Returns what collects them. */
  public static DocumentMeter.Finding whole() {
    return new AnswerFindings();
  }

  /** Returns the places of an event that count. */
  public static WantedPath wantedOfEvent() {
    return StreamFindings.WANTED;
  }

  /** Returns what collects them. */
  public static EventMeter.Finding streamed() {
    return new StreamFindings();
  }
}
