package dev.lictor.dsl.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Operation;
import dev.lictor.dsl.Calls;
import dev.lictor.dsl.Policies;
import dev.lictor.policy.Situation;
import dev.lictor.schema.Place;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadFactsTest {

  private static final Operation RECORDED = Calls.operation()
      .and(Map.of(
          Place.RECORDING, "full",
          Place.LABELS, "ext.ai.sap.com/team=a, ext.ai.sap.com/stage=test,",
          Place.REGION, "eu-central-1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call.recording == 'full'",
        "call.labels.size() == 2 && call.labels.contains('ext.ai.sap.com/stage=test')",
        "call.region == 'eu-central-1'",
        "call.resourceGroup == 'default'",
      })
  void theHeadTellsTheRegionAndWhatIsRecorded(String expression) {
    assertThat(Policies.holds(expression, situation(RECORDED))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call.recording == ''", "call.labels.size() == 0", "call.region == ''"})
  void whatIsNotSaidIsEmpty(String expression) {
    assertThat(Policies.holds(expression, situation(Calls.operation()))).isTrue();
  }

  private static Situation situation(Operation operation) {
    return new Situation(Calls.caller(), operation, Calls.facts("gpt-4o"), Calls.NOW);
  }
}
