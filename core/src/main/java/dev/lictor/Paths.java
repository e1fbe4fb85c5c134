package dev.lictor;

/** Which paths an engine governs. Immutable. */
public enum Paths {
  /**
   * Those of SAP AI Core: what lies below {@code /v2/inference} is governed or refused, the control plane is governed where a policy
   * says so or a model would be called, and all else is not looked at.
   */
  AI_CORE,
  /** Those of the vendors themselves, such as {@code /v1/chat/completions}: everything is governed, and what nobody knows is refused. */
  NATIVE
}
