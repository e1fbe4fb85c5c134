package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import java.util.List;

/** Draws the requests of every dialect. Not instantiable; all functions are pure. */
public final class Asks {

  private Asks() {}

  /** Returns requests that the room of the dialect reads, the plainest form first. */
  public static List<Choice> of(Dialect dialect, Domain domain) {
    return switch (dialect) {
      case ORCHESTRATION_V2 -> Orchestration.v2(domain);
      case ORCHESTRATION_V1 -> Orchestration.v1(domain);
      case OPENAI_CHAT -> OpenAiChat.of(domain);
      case OPENAI_RESPONSES -> OpenAiResponses.of(domain);
      case OPENAI_EMBEDDINGS -> OpenAiOthers.embeddings(domain);
      case OPENAI_MODELS -> OpenAiOthers.models(domain);
      case ANTHROPIC -> Claude.of(domain);
      case GEMINI -> Gemini.of(domain);
      case BEDROCK_CONVERSE -> Bedrock.converse(domain);
      case BEDROCK_INVOKE -> Bedrock.invoke(domain);
      case COHERE -> Cohere.of(domain);
      case RPT -> AiCore.rpt(domain);
      case OPAQUE -> AiCore.opaque(domain);
      case AICORE -> AiCore.controlPlane(domain);
    };
  }
}
