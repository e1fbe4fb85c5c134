package dev.lictor.schema.openai;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.schema.ParameterPlaces;
import java.util.List;

/**
 * The shape of a request for a chat completion, one for each kind of vendor: OpenAI's parameters (openai-openapi 2026-08-21) and
 * Azure's {@code data_sources} (2024-10-21); Mistral's; Perplexity's; those that vLLM and NVIDIA NIM add. Not instantiable.
 */
final class ChatRequest {

  private static final int MAX_CHOICES = 128;
  private static final int OWN_PROMPT_TOKENS = 1024;

  private static final String[] COMMON = {
    "audio",
    "frequency_penalty",
    "logit_bias",
    "logprobs",
    "metadata",
    "modalities",
    "parallel_tool_calls",
    "presence_penalty",
    "prompt_cache_key",
    "prompt_cache_options",
    "prompt_cache_retention",
    "safety_identifier",
    "seed",
    "stop",
    "temperature",
    "top_logprobs",
    "top_p",
    "user",
    "verbosity"
  };

  private static final String[] OF_OPENAI = {"user_security_context"};
  private static final String[] OF_MISTRAL = {
    "random_seed", "document_image_limit", "document_page_limit"
  };
  private static final String[] OF_PERPLEXITY = {
    "search_mode",
    "search_domain_filter",
    "search_language_filter",
    "search_recency_filter",
    "search_after_date_filter",
    "search_before_date_filter",
    "last_updated_after_filter",
    "last_updated_before_filter",
    "image_domain_filter",
    "image_format_filter",
    "return_images",
    "return_related_questions",
    "disable_search",
    "enable_search_classifier",
    "language_preference",
    "media_response",
    "top_k"
  };
  private static final String[] OF_OPEN = {"top_k", "min_p", "min_tokens", "repetition_penalty"};

  private static final ObjectShape<ChatCall> OPENAI = openAi()
      .harmless(OF_OPENAI)
      .optional("data_sources", (in, call) -> {
        if (!in.absent()) {
          call.hasDataSources = in.array(DataSource::read, call.prompt) > 0;
        }
      })
      .build();

  private static final ObjectShape<ChatCall> MISTRAL = openAi()
      .harmless(OF_MISTRAL)
      .optional("safe_prompt", (in, call) -> ownPrompt(Read.bool(in, false), call))
      .optional("prompt_mode", (in, call) -> ownPrompt(!Read.string(in).isEmpty(), call))
      .build();

  private static final ObjectShape<ChatCall> PERPLEXITY =
      openAi().harmless(OF_PERPLEXITY).build();

  private static final ObjectShape<ChatCall> OPEN = openAi().harmless(OF_OPEN).build();

  private ChatRequest() {}

  static ChatCall read(JsonReader in, Vendor vendor) {
    ChatCall call = new ChatCall();
    in.document(
        switch (vendor) {
          case OPENAI -> OPENAI;
          case MISTRAL -> MISTRAL;
          case PERPLEXITY -> PERPLEXITY;
          case OPEN -> OPEN;
        },
        call);
    call.usage.document(in);
    if (call.searches || vendor == Vendor.PERPLEXITY) {
      call.prompt.tools.add(new Tool("web_search", "", ""));
    }
    return call;
  }

  /** Returns the parameters of a vendor on which no fact depends. */
  static ParameterPlaces parameters(Vendor vendor) {
    return ParameterPlaces.builder()
        .in(List.of(), COMMON)
        .in(
            List.of(),
            switch (vendor) {
              case OPENAI -> OF_OPENAI;
              case MISTRAL -> OF_MISTRAL;
              case PERPLEXITY -> OF_PERPLEXITY;
              case OPEN -> OF_OPEN;
            })
        .build();
  }

  private static ObjectShape.Builder<ChatCall> openAi() {
    return ObjectShape.<ChatCall>builder()
        .unknown("unknown_parameter")
        .harmless(COMMON)
        .required("messages", (in, call) -> {
          if (in.array(ChatMessage::read, call.prompt) == 0) {
            throw in.fault("empty_array", "messages needs at least one message");
          }
        })
        .optional("model", (in, call) -> call.model = Read.model(in))
        .optional("stream", (in, call) -> call.stream = Read.bool(in, false))
        .optional("stream_options", (in, call) -> call.usage.options(in))
        .optional("max_tokens", ChatRequest::cap)
        .optional("max_completion_tokens", ChatRequest::cap)
        .optional("n", ChatRequest::choices)
        .optional("reasoning_effort", (in, call) -> call.effort = Read.string(in))
        .optional("service_tier", (in, call) -> call.serviceTier = Read.string(in))
        .optional("store", (in, call) -> call.stored = Read.bool(in, false))
        .optional("moderation", (in, call) -> ModerationReading.read(in, call.prompt))
        .optional("prediction", (in, call) -> Prediction.read(in, call.prompt))
        .optional("web_search_options", (in, call) -> {
          if (!in.absent()) {
            call.searches = true;
            in.skip();
          }
        })
        .optional("tools", (in, call) -> ToolReading.readAll(in, call.prompt, ToolReading.CHAT))
        .optional("functions", (in, call) -> OldFunction.readAll(in, call.prompt))
        .optional("tool_choice", (in, call) -> call.prompt.schema(in))
        .optional("function_call", (in, call) -> call.prompt.schema(in))
        .optional("response_format", (in, call) -> call.prompt.schema(in));
  }

  private static void cap(JsonReader in, ChatCall call) {
    call.outputCapTokens = Read.cap(in, call.outputCapTokens);
  }

  private static void choices(JsonReader in, ChatCall call) {
    if (in.absent()) {
      return;
    }
    call.choices = in.integer();
    if (call.choices == 0 || call.choices > MAX_CHOICES) {
      throw in.fault("unsupported_value", "n must be from 1 to " + MAX_CHOICES);
    }
  }

  /** Mistral puts a prompt of its own in front: about 60 words for safety, about 200 for the mode of reasoning. */
  private static void ownPrompt(boolean added, ChatCall call) {
    if (added) {
      call.prompt.addBytes(OWN_PROMPT_TOKENS);
    }
  }
}
