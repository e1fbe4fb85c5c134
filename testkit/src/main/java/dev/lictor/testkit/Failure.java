package dev.lictor.testkit;

import dev.lictor.policy.Decision;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.call.Given;
import dev.lictor.testkit.drawing.CounterExample;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Puts together what a failed assertion says. Not thread-safe. */
final class Failure {

  private final StringBuilder text;

  private Failure(String sentence) {
    text = new StringBuilder(sentence);
  }

  /** Begins with what was expected, and what came instead. */
  static Failure that(String sentence) {
    return new Failure(sentence);
  }

  /** Adds how a call was come by. */
  Failure drawn(CounterExample<?> example) {
    text.append("\n(").append(example.origin()).append(')');
    return this;
  }

  /** Adds a decision. */
  Failure decided(String what, Decision decision) {
    text.append('\n').append(what).append(": ");
    if (decision instanceof Decision.Refuse no) {
      return reasons("refused", no.reasons());
    }
    text.append("admitted");
    Decision.Permit yes = (Decision.Permit) decision;
    if (!yes.mandate().isEmpty()) {
      text.append(", with ").append(yes.mandate().aspects());
    }
    return this;
  }

  /** Adds why something is refused. */
  Failure reasons(String what, List<Reason> reasons) {
    text.append(what);
    for (Reason reason : reasons) {
      text.append("\n  - ")
          .append(reason.document().isEmpty() ? "the engine" : reason.document())
          .append(", ")
          .append(reason.section().word())
          .append(' ')
          .append(reason.id())
          .append(", ")
          .append(reason.status())
          .append(": ")
          .append(reason.message());
    }
    return this;
  }

  /** Adds a call, ready to be pasted into a test file. */
  Failure call(Situation situation) {
    return block("", Given.yaml(situation));
  }

  /** Adds several lines under a word. */
  Failure block(String what, String lines) {
    text.append('\n').append(what).append('\n').append(lines);
    return this;
  }

  AssertionError error() {
    return new AssertionFailedError(text.toString());
  }
}
