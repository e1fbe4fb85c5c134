package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.mandate.Aspect;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What each dialect can be told to do, of what policies may ensure. Not instantiable; all functions are pure. */
public final class Expressible {

  private static final Set<Aspect> ORCHESTRATION = Set.of(
      Aspect.AZURE_CONTENT_SAFETY,
      Aspect.PROMPT_SHIELD,
      Aspect.PROTECTED_MATERIAL_CODE,
      Aspect.LLAMA_GUARD,
      Aspect.MASKING,
      Aspect.MASKED_GROUNDING,
      Aspect.MASKED_FILES,
      Aspect.OUTPUT_CAP,
      Aspect.CHOICES,
      Aspect.RETRIES,
      Aspect.PARAMETERS);
  private static final Set<Aspect> CAPPED =
      Set.of(Aspect.OUTPUT_CAP, Aspect.CHOICES, Aspect.PARAMETERS);

  private static final Map<Dialects.Spoken, Set<Aspect>> ALL = Map.of(
      inference("orchestration.v1"), ORCHESTRATION,
      inference("orchestration.v2"), ORCHESTRATION,
      inference("openai.chat"), CAPPED,
      inference("openai.responses"), Set.of(Aspect.OUTPUT_CAP, Aspect.PARAMETERS),
      inference("anthropic"), Set.of(Aspect.OUTPUT_CAP, Aspect.PARAMETERS),
      inference("gemini"),
          Set.of(Aspect.SAFETY_SETTINGS, Aspect.OUTPUT_CAP, Aspect.CHOICES, Aspect.PARAMETERS),
      inference("bedrock.converse"), Set.of(Aspect.GUARDRAIL, Aspect.OUTPUT_CAP, Aspect.PARAMETERS),
      inference("bedrock.invoke"), Set.of(Aspect.GUARDRAIL, Aspect.OUTPUT_CAP),
      inference("cohere"), Set.of(Aspect.OUTPUT_CAP, Aspect.PARAMETERS));

  private Expressible() {}

  private static Dialects.Spoken inference(String dialect) {
    return new Dialects.Spoken(dialect, Kind.INFERENCE);
  }

  /** Returns what calls of this dialect and kind can have. */
  public static Set<Aspect> by(Dialects.Spoken spoken) {
    return ALL.getOrDefault(spoken, Set.of());
  }

  /** Returns what of these aspects calls of this dialect and kind cannot have. */
  static Set<Aspect> lacking(Set<Aspect> aspects, Dialects.Spoken spoken) {
    Set<Aspect> lacking = new HashSet<>(aspects);
    lacking.removeAll(by(spoken));
    return lacking.isEmpty() ? Set.of() : EnumSet.copyOf(lacking);
  }

  /** Returns whether the operation can have all these aspects. */
  static boolean can(Operation operation, Set<Aspect> aspects) {
    return by(new Dialects.Spoken(operation.dialect(), operation.kind())).containsAll(aspects);
  }
}
