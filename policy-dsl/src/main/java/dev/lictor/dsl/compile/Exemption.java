package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.policy.Condition;
import java.util.OptionalLong;

/**
 * What exempts a call from a rule.
 *
 * @param that the condition
 * @param untilMillis from when on it exempts nobody, in milliseconds since the epoch
 */
record Exemption(Checked that, OptionalLong untilMillis) {

  Condition condition(DocumentLanguage language) {
    Condition exempts = language.condition(that);
    if (untilMillis.isEmpty()) {
      return exempts;
    }
    long end = untilMillis.getAsLong();
    return evaluation -> evaluation.situation().nowMillis() < end && exempts.holds(evaluation);
  }
}
