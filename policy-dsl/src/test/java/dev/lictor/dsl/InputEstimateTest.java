package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.InputBound;
import dev.lictor.call.ModelRef;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputEstimateTest {

  private static final Document SMALL_PROMPTS = Policies.document("""
      require:
        - {id: small, that: call.estimatedInputTokens <= 1000}
      """);

  @ParameterizedTest
  @CsvSource({"400, true, PERMIT", "4000, true, REFUSE", "400, false, REFUSE"})
  void countsWhatMayComeFromElsewhereWithTheModelsContext(
      long tokens, boolean closed, Decision.Kind kind) {
    ModelEntry entry = new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of());
    CallFacts facts = CallFacts.builder()
        .attempt(new Attempt(
            new ModelRef("gpt-4o", "latest", "primary", Optional.of(entry)),
            OptionalLong.empty(),
            1))
        .input(new InputBound(tokens, closed))
        .build();

    Decision decision = Policy.of(List.of(SMALL_PROMPTS), "v")
        .decide(new Situation(Calls.caller(), Calls.operation(), facts, Calls.NOW));

    assertThat(decision.kind()).isEqualTo(kind);
  }
}
