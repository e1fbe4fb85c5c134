package dev.lictor.policy;

import dev.lictor.call.CallFacts;

/**
 * What a generated rule asks of a call: as data, so that a failing case prints. Immutable.
 *
 * @param what what is asked
 * @param than a number from 0 to 3 that it is compared with, each on its own scale
 * @param not whether the opposite is asked
 */
record Ask(What what, int than, boolean not) implements Condition {

  enum What {
    TENANT,
    STREAM,
    CAP,
    CHOICES,
    MASKS,
    HATE,
    SETTINGS,
    GUARDRAIL,
    BYTES,
    /** Whether the cap is small; an error where it is large. */
    OVERFLOW
  }

  private static final long[] CAPS = {9, 49, 99, 499};

  @Override
  public boolean holds(Evaluation evaluation) {
    Situation call = evaluation.situation();
    return (what == What.TENANT ? call.caller().tenant().equals("acme") : holds(call.body()))
        != not;
  }

  private boolean holds(CallFacts facts) {
    return switch (what) {
      case TENANT, STREAM -> facts.stream();
      case CAP -> facts.maxOutputTokens() > CAPS[than];
      case CHOICES -> facts.choices() > than;
      case MASKS -> facts.masking().entities().size() > than;
      case HATE -> facts.filtering().input().azure().hate() > 2L * than;
      case SETTINGS -> facts.safetySettings().size() > than;
      case GUARDRAIL -> facts.guardrail().isPresent();
      case BYTES -> facts.bodyBytes() > 50L * than;
      case OVERFLOW -> {
        if (facts.maxOutputTokens() > CAPS[than]) {
          throw new EvaluationException("overflow");
        }
        yield true;
      }
    };
  }

  /** Returns how much of the call a condition must see. */
  static Reach reach(Condition condition) {
    return condition instanceof Ask ask && ask.what != What.TENANT ? Reach.BODY : Reach.HEAD;
  }
}
