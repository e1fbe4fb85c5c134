package dev.lictor.policy;

/** How much of a call a rule must see before it can be decided. Immutable. */
public enum Reach {
  /** The caller and the head suffice: a refusal comes before a byte of the body. */
  HEAD,
  /** The body must be read. */
  BODY
}
