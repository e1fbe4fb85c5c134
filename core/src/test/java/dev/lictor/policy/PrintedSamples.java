package dev.lictor.policy;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Mandate;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.SampleReportingFormat;

/** Prints the policies, mandates and calls of a failing property. */
public final class PrintedSamples implements SampleReportingFormat {

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Document || value instanceof Mandate || value instanceof CallFacts;
  }

  @Override
  public Object report(Object value) {
    Map<String, Object> parts = new LinkedHashMap<>();
    if (value instanceof Document document) {
      parts.put("name", document.name());
      parts.put("match", document.match());
      parts.put("percent", document.rollout().percent());
      parts.put("delegated", document.delegated());
      parts.put("redact", document.redact());
      document.rules().forEach(rule -> parts.put(rule.section().word() + ' ' + rule.id(), rule));
      document.ensures().forEach(rule -> {
        parts.put("ensure " + rule.id(), rule);
        if (rule.mandate() instanceof Wanted wanted) {
          parts.put("ensure " + rule.id() + " wants", wanted.fixed());
        }
      });
      document.budgets().forEach(budget -> parts.put("budget " + budget.id(), budget));
    } else if (value instanceof Mandate mandate) {
      parts.put("filtering", mandate.filtering());
      parts.put("masking", mandate.masking());
      parts.put("safety", mandate.safety());
      parts.put("guardrails", mandate.guardrails());
      parts.put("caps", mandate.caps());
      parts.put("parameters", mandate.parameters());
    } else if (value instanceof CallFacts call) {
      parts.put("attempts", call.attempts());
      parts.put("stream", call.stream());
      parts.put("bytes", call.bodyBytes());
      parts.put("filtering", call.filtering());
      parts.put("masking", call.masking());
      parts.put("safety", call.safetySettings());
      parts.put("guardrail", call.guardrail());
    }
    return parts;
  }
}
