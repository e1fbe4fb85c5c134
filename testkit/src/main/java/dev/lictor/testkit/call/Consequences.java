package dev.lictor.testkit.call;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.InputBound;
import dev.lictor.call.Reference;
import dev.lictor.call.Tool;
import java.util.Set;

/** What follows from the facts of a call that is drawn. Not instantiable; all functions are pure but for the builder. */
final class Consequences {

  /** Tools that the caller runs itself. */
  private static final Set<String> OWN = Set.of("function", "custom");

  private Consequences() {}

  /** Adds the tools by which models are named besides the one that answers. */
  static void ofModels(Models models, CallFacts.Builder facts) {
    for (Attempt attempt : models.attempts()) {
      facts.attempt(attempt);
      switch (attempt.model().role()) {
        case "advisor" -> facts.tool(new Tool("advisor_20260301", "advisor", ""));
        case "tool" -> facts.tool(new Tool("image_generation", "", ""));
        case "embedding" -> facts.tool(new Tool("azure_search", "index", "")).grounding(true);
        case "ranker" -> facts.tool(new Tool("retrieval", "", "")).grounding(true);
        default -> {
          // A model that is named for itself.
        }
      }
    }
  }

  /** Returns the facts with the bound on the input: it is closed if all that the model reads is in the body. */
  static CallFacts bounded(CallFacts.Builder facts, long tokens) {
    CallFacts unbounded = facts.build();
    if (!unbounded.countsTokens()) {
      return unbounded;
    }
    boolean closed = unbounded.media().isEmpty()
        && !unbounded.grounding()
        && !unbounded.translation()
        && unbounded.tools().stream().allMatch(tool -> OWN.contains(tool.kind()))
        && unbounded.references().stream()
            .allMatch(reference -> reference.effect() == Reference.Effect.RESOLVED);
    return facts.input(new InputBound(tokens, closed)).build();
  }
}
