package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.policy.Policy;
import java.util.List;

/** Runs the tests of one file. Immutable. */
final class CaseRun {

  private final TestFile file;
  private final Policy policy;

  CaseRun(TestFile file) {
    this.file = file;
    this.policy = Policy.of(file.documents(), file.version());
  }

  CaseReport run(Case test) {
    Case.Subject subject = test.subject();
    Outcome outcome = subject instanceof Case.OfRequest request
        ? new Wire(policy, file.directories()).send(request, test.spent(), test.clock())
        : new Bench(policy)
            .decide(((Case.OfFacts) subject).situation(), test.spent(), test.clock());
    List<Diagnostic> unmet = new Checks(test, file.directories()).check(outcome);
    return new CaseReport(test.name().value(), line(test), unmet);
  }

  private static int line(Case test) {
    return test.name().span().source().line(test.name().span().start());
  }
}
