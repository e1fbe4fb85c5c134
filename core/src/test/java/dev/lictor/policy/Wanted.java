package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import java.util.OptionalLong;

/**
 * What a generated rule mandates: something fixed, and perhaps a cap that depends on the call. Immutable.
 *
 * @param fixed what is always mandated
 * @param cap the cap
 */
record Wanted(Mandate fixed, Cap cap) implements Expression<Mandate> {

  enum Cap {
    NONE,
    TEN_A_CHOICE,
    BYTES,
    HALF,
    /** One less with every look, until none is left. */
    ONE_LESS,
    ERROR
  }

  @Override
  public Mandate value(Evaluation evaluation) {
    CallFacts facts = evaluation.situation().body();
    return switch (cap) {
      case NONE -> fixed;
      case TEN_A_CHOICE -> and(10 * facts.choices());
      case BYTES -> and(facts.bodyBytes());
      case HALF -> and(Math.max(1, facts.maxOutputTokens() / 2));
      case ONE_LESS -> and(facts.maxOutputTokens() - 1);
      case ERROR -> throw new EvaluationException("overflow");
    };
  }

  private Mandate and(long tokens) {
    Caps caps = new Caps(OptionalLong.of(tokens), OptionalLong.empty(), OptionalLong.empty());
    return fixed.and(Mandate.builder().caps(caps).build());
  }
}
