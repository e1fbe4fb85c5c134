package dev.lictor.example.simulator.vendor;

/** Why an answer ended, in no dialect. Immutable. */
public enum Stop {
  /** All was said. */
  END,
  /** The cap on tokens cut it. */
  LENGTH,
  /** A tool is to be called. */
  TOOL,
  /** A guardrail stood before the model, which never ran. */
  GUARDRAIL
}
