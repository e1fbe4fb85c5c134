package dev.lictor.call;

/**
 * The effect of an Azure Content Safety filter. A threshold is the highest severity that still passes: 0, 2, 4 or 6 (lower is
 * stricter); {@link #OFF}, where nothing is stopped, is also what an absent filter reads as (orchestration v2, spec 0.110.12).
 * Immutable.
 *
 * @param hate threshold for hate
 * @param selfHarm threshold for self-harm
 * @param sexual threshold for sexual content
 * @param violence threshold for violence
 * @param promptShield whether prompt attacks are looked for; input side only
 * @param protectedMaterialCode whether protected code is looked for; output side only
 */
public record AzureContentSafety(
    long hate,
    long selfHarm,
    long sexual,
    long violence,
    boolean promptShield,
    boolean protectedMaterialCode) {

  /** The threshold at which nothing is stopped. */
  public static final long OFF = 6;

  /** No filter. */
  public static final AzureContentSafety NONE =
      new AzureContentSafety(OFF, OFF, OFF, OFF, false, false);

  /** Returns what both stop. */
  public AzureContentSafety weakest(AzureContentSafety other) {
    return new AzureContentSafety(
        Math.max(hate, other.hate),
        Math.max(selfHarm, other.selfHarm),
        Math.max(sexual, other.sexual),
        Math.max(violence, other.violence),
        promptShield && other.promptShield,
        protectedMaterialCode && other.protectedMaterialCode);
  }

  /** Returns what either stops. */
  public AzureContentSafety strictest(AzureContentSafety other) {
    return new AzureContentSafety(
        Math.min(hate, other.hate),
        Math.min(selfHarm, other.selfHarm),
        Math.min(sexual, other.sexual),
        Math.min(violence, other.violence),
        promptShield || other.promptShield,
        protectedMaterialCode || other.protectedMaterialCode);
  }
}
