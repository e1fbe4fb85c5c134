package dev.lictor.mandate;

import java.util.Locale;

/** A part of a mandate that a dialect can express or not. Immutable. */
public enum Aspect {
  /** Thresholds of Azure Content Safety. */
  AZURE_CONTENT_SAFETY,
  /** Azure's search for attacks in prompts; input side. */
  PROMPT_SHIELD,
  /** Azure's search for protected code; output side. */
  PROTECTED_MATERIAL_CODE,
  /** Categories of Llama Guard. */
  LLAMA_GUARD,
  /** Masked entities, and what may stay unmasked. */
  MASKING,
  /** Masking of the input of grounding. */
  MASKED_GROUNDING,
  /** Masking of files. */
  MASKED_FILES,
  /** Thresholds of Gemini's own filters. */
  SAFETY_SETTINGS,
  /** A guardrail of Amazon Bedrock. */
  GUARDRAIL,
  /** A cap on the tokens of an answer. */
  OUTPUT_CAP,
  /** A cap on the number of answers. */
  CHOICES,
  /** A cap on retries of the upstream's own. */
  RETRIES,
  /** Parameters that are taken out, or have one value. */
  PARAMETERS;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the word that findings and records use. */
  public String word() {
    return word;
  }
}
