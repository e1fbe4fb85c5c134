package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.mandate.Aspect;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What each dialect can be told to do, of what policies may ensure: the same as its room says of the call itself, and known before there
 * is one. Not instantiable; all functions are pure.
 */
public final class Expressible {

  private static final Set<Aspect> CAPS = Set.of(Aspect.OUTPUT_CAP, Aspect.CHOICES, Aspect.RETRIES);
  private static final Set<Aspect> MODEL = and(CAPS, Aspect.PARAMETERS);
  private static final Set<Aspect> MASKED =
      and(MODEL, Aspect.MASKING, Aspect.MASKED_GROUNDING, Aspect.MASKED_FILES);
  private static final Set<Aspect> FILTERED = and(
      MASKED,
      Aspect.AZURE_CONTENT_SAFETY,
      Aspect.PROMPT_SHIELD,
      Aspect.PROTECTED_MATERIAL_CODE,
      Aspect.LLAMA_GUARD);

  private static final Map<Dialects.Spoken, Set<Aspect>> ALL = Map.ofEntries(
      Map.entry(
          inference("orchestration.v1"),
          without(FILTERED, Aspect.PROTECTED_MATERIAL_CODE, Aspect.MASKED_FILES)),
      Map.entry(inference("orchestration.v2"), FILTERED),
      Map.entry(embedding("orchestration.v2"), MASKED),
      Map.entry(inference("openai.chat"), MODEL),
      Map.entry(inference("openai.responses"), MODEL),
      Map.entry(embedding("openai.embeddings"), MODEL),
      Map.entry(inference("anthropic"), MODEL),
      Map.entry(inference("gemini"), and(MODEL, Aspect.SAFETY_SETTINGS)),
      Map.entry(embedding("gemini"), CAPS),
      Map.entry(inference("bedrock.converse"), and(MODEL, Aspect.GUARDRAIL)),
      Map.entry(inference("bedrock.invoke"), and(MODEL, Aspect.GUARDRAIL)),
      Map.entry(embedding("bedrock.invoke"), and(MODEL, Aspect.GUARDRAIL)),
      Map.entry(inference("cohere"), MODEL),
      Map.entry(embedding("cohere"), CAPS));

  private Expressible() {}

  private static Set<Aspect> and(Set<Aspect> aspects, Aspect... more) {
    Set<Aspect> all = EnumSet.copyOf(aspects);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }

  private static Set<Aspect> without(Set<Aspect> aspects, Aspect... less) {
    Set<Aspect> rest = EnumSet.copyOf(aspects);
    rest.removeAll(Set.of(less));
    return Set.copyOf(rest);
  }

  private static Dialects.Spoken inference(String dialect) {
    return new Dialects.Spoken(dialect, Kind.INFERENCE);
  }

  private static Dialects.Spoken embedding(String dialect) {
    return new Dialects.Spoken(dialect, Kind.EMBEDDING);
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
