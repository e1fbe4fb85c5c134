package dev.lictor.schema.orchestration;

/**
 * The keys of Azure Content Safety in one generation. Immutable.
 *
 * @param hate threshold for hate
 * @param selfHarm threshold for self-harm
 * @param sexual threshold for sexual content
 * @param violence threshold for violence
 * @param promptShield whether prompt attacks are looked for; input side only
 * @param protectedMaterialCode whether protected code is looked for, output side only; empty if the generation cannot
 */
record AzureKeys(
    String hate,
    String selfHarm,
    String sexual,
    String violence,
    String promptShield,
    String protectedMaterialCode) {

  static final AzureKeys V1 =
      new AzureKeys("Hate", "SelfHarm", "Sexual", "Violence", "PromptShield", "");

  static final AzureKeys V2 = new AzureKeys(
      "hate", "self_harm", "sexual", "violence", "prompt_shield", "protected_material_code");
}
