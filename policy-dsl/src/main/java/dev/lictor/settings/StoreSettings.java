package dev.lictor.settings;

/** Where the books of budgets are kept. Immutable. */
public sealed interface StoreSettings {

  /** In this process; lost when it ends. Immutable. */
  record Memory() implements StoreSettings {}
}
