package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Draws orchestration's content filters, weak and strong, in the words of its version. Immutable. */
final class Filters {

  private final boolean v2;

  Filters(boolean v2) {
    this.v2 = v2;
  }

  Arbitrary<Json> module() {
    Part overlap =
        Part.maybe("stream_options", Part.object(Part.maybe("overlap", Values.numbers(100))));
    return Part.object(
        Part.of("input", Part.object(Part.of("filters", side(true)))).orNothing(1, 3),
        Part.of("output", Part.object(Part.of("filters", side(false)), overlap)).orNothing(1, 2));
  }

  /** Returns one filter or both; each type may come once. */
  private Arbitrary<Json> side(boolean input) {
    Arbitrary<Json> azure = azure(input);
    Arbitrary<Json> llama = llama();
    return Arbitraries.oneOf(
        azure.map(one -> new Json.Arr(List.of(one))),
        llama.map(one -> new Json.Arr(List.of(one))),
        Combinators.combine(azure, llama).as((one, other) -> new Json.Arr(List.of(other, one))));
  }

  private Arbitrary<Json> azure(boolean input) {
    Arbitrary<Json> thresholds = Values.numbers(6, 4, 2, 0);
    Part more = input
        ? Part.maybe(v2 ? "prompt_shield" : "PromptShield", Values.flags())
        : v2 ? Part.maybe("protected_material_code", Values.flags()) : Part.together();
    Arbitrary<Json> config = Part.object(
        Part.of(v2 ? "hate" : "Hate", thresholds).orNothing(1, 2),
        Part.of(v2 ? "self_harm" : "SelfHarm", thresholds).orNothing(1, 2),
        Part.of(v2 ? "sexual" : "Sexual", thresholds).orNothing(1, 2),
        Part.of(v2 ? "violence" : "Violence", thresholds).orNothing(1, 2),
        more);
    return Part.object(
        Part.of("type", Json.of("azure_content_safety")),
        Part.of("config", config).orNothing(1, 4));
  }

  private static Arbitrary<Json> llama() {
    return Part.object(
        Part.of("type", Json.of("llama_guard_3_8b")),
        Part.of(
            "config",
            Part.object(
                Part.of("hate", Values.flags()).orNothing(1, 1),
                Part.of("violent_crimes", Values.flags()).orNothing(1, 1),
                Part.of("self_harm", Values.flags()).orNothing(1, 1),
                Part.of("privacy", Values.flags()).orNothing(1, 1))));
  }
}
