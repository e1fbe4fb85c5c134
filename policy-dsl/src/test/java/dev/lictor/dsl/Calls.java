package dev.lictor.dsl;

import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import dev.lictor.call.InputBound;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Situation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Calls and callers of core, for tests. */
public final class Calls {

  public static final long NOW = Instant.parse("2026-11-21T09:30:00Z").toEpochMilli();

  private Calls() {}

  public static Caller caller() {
    return new Caller(
        "authentication.eu10.hana.ondemand.com",
        "acme-eu",
        "i-1",
        "sb-client",
        Optional.of("jo@acme.example"),
        Set.of("read", "write"),
        true,
        Optional.empty());
  }

  public static Caller of(Team team) {
    return caller().in(Optional.of(team));
  }

  public static Team team(String name) {
    return new Team(
        name,
        Set.of("cohere--command-a-reasoning"),
        Map.of("monthlyTokens", 1000L, "regions", Set.of("eu", "us"), "pilot", true));
  }

  public static Operation operation() {
    return new Operation(
        Kind.INFERENCE,
        "completion",
        "orchestration.v2",
        "d1",
        "default",
        "POST",
        "/v2/inference/deployments/d1/v2/completion");
  }

  /** Returns an inference call in which every fact has a value of its own. */
  public static CallFacts facts(String... models) {
    AzureContentSafety azure = new AzureContentSafety(0, 2, 4, 6, true, false);
    CallFacts.Builder facts = CallFacts.builder().stream(true)
        .filtering(new Filtering(new Filters(azure, Set.of("hate")), Filters.NONE))
        .masking(new Masking(
            Masking.Method.PSEUDONYMIZATION, Set.of("profile-email"), Set.of("SAP"), true, false))
        .tool(new Tool("function", "lookup", ""))
        .media(new Media("image", true, "files.acme.example", 0))
        .reference(new Reference("config_ref", "c-1", Reference.Effect.CONFIGURES))
        .grounding(true)
        .repository("hr")
        .reasoning(new Reasoning(OptionalLong.of(1024), "high"))
        .guardrail(new Guardrail("gr-1a2b", "3", "enabled"))
        .safetySetting(new SafetySetting("HARM_CATEGORY_HATE_SPEECH", "BLOCK_LOW_AND_ABOVE"))
        .serviceTier("flex")
        .storedState(true)
        .systemMessages(2)
        .bodyBytes(512)
        .input(new InputBound(400, true));
    for (String model : models) {
      ModelEntry entry = new ModelEntry(
          model,
          "openai",
          128_000,
          16_384,
          Map.of("regions", Set.of("eu", "us"), "reasoning", true));
      facts.attempt(new Attempt(
          new ModelRef(model, "latest", "primary", Optional.of(entry)), OptionalLong.of(100), 2));
    }
    return facts.build();
  }

  public static Situation situation(Caller caller, String... models) {
    return new Situation(caller, operation(), facts(models), NOW);
  }

  public static Situation headOnly(Caller caller) {
    return new Situation(caller, operation(), null, NOW);
  }
}
