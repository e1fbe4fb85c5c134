package dev.lictor.schema.gemini;

import dev.lictor.call.Reasoning;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * {@code generationConfig}. The cap holds for one candidate, thoughts included. Where the provider would choose the model itself,
 * nobody can say what runs, so that is refused. Not instantiable.
 */
final class GenerationReading {

  /** The keys on which no fact depends. */
  static final String[] FREE = {
    "stopSequences",
    "responseMimeType",
    "responseModalities",
    "temperature",
    "topP",
    "topK",
    "seed",
    "presencePenalty",
    "frequencyPenalty",
    "responseLogprobs",
    "logprobs",
    "enableEnhancedCivicAnswers",
    "enableAffectiveDialog",
    "speechConfig",
    "imageConfig",
    "mediaResolution",
    "audioTimestamp"
  };

  private static final Words LEVELS =
      Words.of("minimal", "MINIMAL", "low", "LOW", "medium", "MEDIUM", "high", "HIGH");

  private static final ObjectShape<Call> THINKING = ProtoShape.<Call>of()
      .optional("thinkingBudget", (in, call) -> budget(in.integerOrMinusOne(), call))
      .optional(
          "thinkingLevel",
          (in, call) -> call.reasoning = new Reasoning(
              call.reasoning.budgetTokens(), in.word(LEVELS).toLowerCase(Locale.ROOT)))
      .optional("includeThoughts", (in, call) -> in.bool())
      .build();

  private static final ObjectShape<Call> MANUAL = ProtoShape.<Call>of()
      .required("modelName", (in, call) -> call.model(in.string(), "routed"))
      .build();

  private static final ObjectShape<Call> ROUTING = ProtoShape.<Call>of()
      .optional("manualMode", (in, call) -> in.object(MANUAL, call))
      .optional("autoMode", (in, call) -> {
        throw unnamed(in);
      })
      .build();

  private static final ObjectShape<Call> SHAPE = ProtoShape.<Call>of()
      .optional("maxOutputTokens", GenerationReading::cap)
      .optional("candidateCount", (in, call) -> call.choices = Math.max(1, in.integer()))
      .optional("thinkingConfig", (in, call) -> in.object(THINKING, call))
      .optional("responseSchema", (in, call) -> call.rewritten(in))
      .optional("responseJsonSchema", (in, call) -> call.rewritten(in))
      .optional("_responseJsonSchema", (in, call) -> call.rewritten(in))
      .optional("responseFormat", (in, call) -> call.rewritten(in))
      .optional("routingConfig", (in, call) -> in.object(ROUTING, call))
      .optional("modelSelectionConfig", (in, call) -> {
        throw unnamed(in);
      })
      .optional("modelConfig", (in, call) -> {
        throw unnamed(in);
      })
      .free(FREE)
      .build();

  private GenerationReading() {}

  static void read(JsonReader in, Call call) {
    in.object(SHAPE, call);
  }

  private static void cap(JsonReader in, Call call) {
    call.outputCapTokens = in.integer();
    if (call.outputCapTokens == 0) { // protobuf's own word for a field that is not set
      throw in.fault("unsupported_value", "a cap must be at least 1: some take 0 for no cap");
    }
  }

  /** -1 leaves the budget to the model. */
  private static void budget(long tokens, Call call) {
    call.reasoning = tokens < 0
        ? new Reasoning(
            OptionalLong.empty(),
            call.reasoning.effort().isEmpty() ? "dynamic" : call.reasoning.effort())
        : new Reasoning(OptionalLong.of(tokens), call.reasoning.effort());
  }

  private static JsonFault unnamed(JsonReader in) {
    return in.fault(
        "unnamed_model", "the provider would choose the model; name it in the path instead");
  }
}
