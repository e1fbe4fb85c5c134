package dev.lictor.testkit;

import java.nio.charset.StandardCharsets;

/** Tells of outcomes. Not instantiable. */
final class Outcomes {

  private Outcomes() {}

  /** Adds the request, and what became of it. */
  static Failure told(Failure failure, Outcome outcome) {
    if (outcome instanceof Outcome.Refused no) {
      failure.reasons("\nit is refused", no.reasons());
    } else {
      Outcome.Forwarded yes = (Outcome.Forwarded) outcome;
      String body = StandardCharsets.UTF_8.decode(yes.body()).toString();
      failure.block("it is forwarded, with the body", body);
    }
    return failure.block("\nthe request:", outcome.request().toString());
  }
}
