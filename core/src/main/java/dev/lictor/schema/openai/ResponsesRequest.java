package dev.lictor.schema.openai;

import dev.lictor.call.Reference;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;

/** The shape of a request for a response (openai-openapi 2026-08-21, {@code CreateResponse}). Not instantiable. */
final class ResponsesRequest {

  /** The parameters on which no fact depends. */
  static final String[] HARMLESS = {
    "include",
    "max_tool_calls",
    "metadata",
    "parallel_tool_calls",
    "prompt_cache_key",
    "prompt_cache_options",
    "prompt_cache_retention",
    "safety_identifier",
    "temperature",
    "top_logprobs",
    "top_p",
    "truncation",
    "user"
  };

  private static final ObjectShape<ResponsesCall> PROMPT = ObjectShape.<ResponsesCall>builder()
      .required("id", (in, call) -> call.promptId = in.string())
      .optional("version", (in, call) -> call.promptVersion = Read.string(in))
      .optional("variables", (in, call) -> in.skip())
      .build();

  private static final ObjectShape<ResponsesCall> CONVERSATION =
      ObjectShape.<ResponsesCall>builder()
          .required("id", (in, call) -> call.conversation = in.string())
          .build();

  private static final ObjectShape<ResponsesCall> REASONING = ObjectShape.<ResponsesCall>builder()
      .harmless("summary", "generate_summary")
      .optional("effort", (in, call) -> call.effort = Read.string(in))
      .build();

  private static final ObjectShape<ResponsesCall> STREAM_OPTIONS =
      ObjectShape.<ResponsesCall>builder().harmless("include_obfuscation").build();

  private static final ObjectShape<ResponsesCall> SHAPE = ObjectShape.<ResponsesCall>builder()
      .unknown("unknown_parameter")
      .harmless(HARMLESS)
      .optional("background", (in, call) -> Read.bool(in, false))
      .optional("model", (in, call) -> call.model = Read.model(in))
      .optional("input", (in, call) -> InputItem.readAll(in, call.prompt))
      .optional("instructions", ResponsesRequest::instructions)
      .optional("stream", (in, call) -> call.stream = Read.bool(in, false))
      .optional("stream_options", (in, call) -> Read.object(in, STREAM_OPTIONS, call))
      .optional(
          "max_output_tokens",
          (in, call) -> call.outputCapTokens = Read.cap(in, call.outputCapTokens))
      .optional("reasoning", (in, call) -> Read.object(in, REASONING, call))
      .optional("service_tier", (in, call) -> call.serviceTier = Read.string(in))
      .optional("store", (in, call) -> call.stored = Read.bool(in, true))
      .optional("prompt", ResponsesRequest::prompt)
      .optional("previous_response_id", ResponsesRequest::previous)
      .optional("conversation", ResponsesRequest::conversation)
      .optional("context_management", (in, call) -> {
        call.prompt.open |= in.type() != JsonType.NULL; // compaction reads the history once more
        in.skip();
      })
      .optional("moderation", (in, call) -> ModerationReading.read(in, call.prompt))
      .optional("tools", (in, call) -> ToolReading.readAll(in, call.prompt, ToolReading.RESPONSES))
      .optional("tool_choice", (in, call) -> call.prompt.schema(in))
      .optional("text", (in, call) -> call.prompt.schema(in))
      .build();

  private ResponsesRequest() {}

  static ResponsesCall read(JsonReader in) {
    ResponsesCall call = new ResponsesCall();
    in.document(SHAPE, call);
    return call;
  }

  private static void instructions(JsonReader in, ResponsesCall call) {
    if (!in.absent()) {
      in.text(call.prompt);
      call.prompt.messages++;
      call.prompt.systemMessages++;
    }
  }

  private static void prompt(JsonReader in, ResponsesCall call) {
    if (!in.absent()) {
      in.object(PROMPT, call);
      String name =
          call.promptVersion.isEmpty() ? call.promptId : call.promptId + '/' + call.promptVersion;
      call.prompt.reference("prompt", name, Reference.Effect.CONFIGURES);
    }
  }

  private static void previous(JsonReader in, ResponsesCall call) {
    String id = Read.string(in);
    if (!id.isEmpty()) {
      call.prompt.reference("response", id, Reference.Effect.CONTINUES);
    }
  }

  private static void conversation(JsonReader in, ResponsesCall call) {
    if (in.type() == JsonType.STRING) {
      call.conversation = in.string();
    } else {
      Read.object(in, CONVERSATION, call);
    }
    if (!call.conversation.isEmpty()) {
      call.prompt.reference("conversation", call.conversation, Reference.Effect.CONTINUES);
    }
  }
}
