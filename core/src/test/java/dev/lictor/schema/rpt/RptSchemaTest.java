package dev.lictor.schema.rpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RptSchemaTest {

  private static final RptSchema ROOM = new RptSchema();
  private static final String DEPLOYED = "/v2/inference/deployments/d1234";

  private static Optional<Operation> route(String method, String target) {
    RequestHead head = new RequestHead(method, target, Headers.none());
    return ROOM.route(head, Place.of(Target.parse(target).orElseThrow()));
  }

  @Test
  void routesBothFormsOfAPrediction() {
    Operation table = route("POST", DEPLOYED + "/predict").orElseThrow();
    Operation file = route("POST", DEPLOYED + "/predict_parquet").orElseThrow();

    assertThat(table.kind()).isEqualTo(Kind.INFERENCE);
    assertThat(ROOM.intake(table)).isEqualTo(Intake.JSON_OR_GZIP);
    assertThat(file.name()).isEqualTo("predict_parquet");
    assertThat(ROOM.intake(file)).isEqualTo(Intake.UNREAD);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/inference/deployments/d1234/predict",
    "POST, /v2/inference/deployments/d1234/v1/predict",
    "POST, /v2/inference/deployments/d1234/predict?model=x",
    "POST, /v2/inference/deployments/d1234/Predict",
    "POST, /predict",
    "POST, /v1/predict"
  })
  void knowsNothingElse(String method, String target) {
    assertThat(route(method, target)).isEmpty();
  }

  @Test
  void isSpokenBySapsModelsAlone() {
    assertThat(ROOM.speaks(new Served("foundation-models", "aicore-sap", List.of())))
        .isTrue();
    assertThat(ROOM.speaks(new Served("foundation-models", "azure-openai", List.of())))
        .isFalse();
    assertThat(ROOM.speaks(new Served("custom", "aicore-sap", List.of()))).isFalse();
  }
}
