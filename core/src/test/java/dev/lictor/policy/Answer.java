package dev.lictor.policy;

/** What a condition comes to. Immutable. */
enum Answer implements Condition {
  TRUE,
  FALSE,
  ERROR;

  @Override
  public boolean holds(Evaluation evaluation) {
    if (this == ERROR) {
      throw new EvaluationException("overflow");
    }
    return this == TRUE;
  }
}
