package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Redact;
import dev.lictor.policy.Situation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents about the control plane, and what they take out of answers. */
class ControlPlanePolicyTest {

  private static final Document DOCUMENT = Policies.document("""
      on: [job, control]
      require:
        - id: approved
          that: call.models.all(m, params.approved.contains(m.name))
      deny:
        - id: no-new-deployments
          when: call.operation == 'deployments.create'
      """);

  @ParameterizedTest
  @CsvSource({
    "JOB, batches.create, gpt-4o, true",
    "JOB, batches.create, o3, false",
    "CONTROL, configurations.create, o3, false",
    "CONTROL, configurations.create, gpt-5, true",
    "CONTROL, deployments.create, gpt-4o, false",
  })
  void asksWhichModelAJobOrAConfigurationNames(
      Kind kind, String operation, String model, boolean permitted) {
    Policy policy = Policy.of(List.of(DOCUMENT), "v");

    assertThat(policy.decide(situation(kind, operation, model)).kind().name())
        .isEqualTo(permitted ? "PERMIT" : "REFUSE");
  }

  @Test
  void decidesByTheOperationBeforeTheBodyIsRead() {
    Situation head = new Situation(
        Calls.caller(), operation(Kind.CONTROL, "deployments.create"), null, Calls.NOW);

    assertThat(Policy.of(List.of(DOCUMENT), "v").decideHead(head)).isPresent();
  }

  @Test
  void compilesWhatIsTakenOutOfAnswers() {
    assertThat(Policies.document("response: {redact: [intermediate_results]}\n").redact())
        .containsExactly(Redact.INTERMEDIATE_RESULTS);
    assertThat(Policies.document("match: caller.verified\n").redact()).isEmpty();
  }

  private static Situation situation(Kind kind, String operation, String model) {
    CallFacts facts = CallFacts.builder()
        .countsTokens(false)
        .attempt(new Attempt(
            new ModelRef(model, "latest", "named", Optional.empty()), OptionalLong.empty(), 1))
        .build();
    return new Situation(Calls.caller(), operation(kind, operation), facts, Calls.NOW);
  }

  private static Operation operation(Kind kind, String name) {
    return new Operation(kind, name, "aicore", "", "default", "POST", "/v2/lm/" + name);
  }
}
