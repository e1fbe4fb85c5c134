package dev.lictor.example.proxy;

import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.policy.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each refused call: the id that the caller was told, who called, and every reason by its name. Messages are
 * left out, since they may repeat what the caller wrote. Thread-safe.
 */
final class RefusalLog implements EngineListener {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

  @Override
  public void decided(DecisionRecord decision) {
    if (decision.permitted() || !LOG.isInfoEnabled()) {
      return;
    }
    StringBuilder reasons = new StringBuilder();
    for (Reason reason : decision.reasons()) {
      reasons.append(reasons.length() == 0 ? "" : ", ");
      reasons
          .append(reason.document().isEmpty() ? "" : reason.document() + '/')
          .append(reason.id());
    }
    LOG.info(
        "refused {} with {}: {} (instance {}, team {})",
        decision.requestId(),
        decision.reasons().get(0).status(),
        reasons,
        decision.caller().map(caller -> caller.instance()).orElse("unknown"),
        decision
            .caller()
            .flatMap(caller -> caller.team())
            .map(team -> team.name())
            .orElse("none"));
  }
}
