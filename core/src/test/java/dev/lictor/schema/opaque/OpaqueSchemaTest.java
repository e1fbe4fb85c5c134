package dev.lictor.schema.opaque;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.schema.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaqueSchemaTest {

  private static final OpaqueSchema ROOM = new OpaqueSchema();

  private static Optional<Operation> route(Place place) {
    return ROOM.route(new RequestHead("PATCH", place.path(), Headers.none()), place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/chat/completions", "/v2/lm/deployments", "/v2/inference", "/x"})
  void takesNoPathWithoutADeployment(String target) {
    assertThat(route(Place.of(Target.parse(target).orElseThrow()))).isEmpty();
    assertThat(route(Place.NOWHERE)).isEmpty();
  }

  @Test
  void takesADeploymentsPathOnlyWhereItIsOneOfAiCore() {
    Target target = Target.parse("/v2/inference/deployments/d1234/x").orElseThrow();

    assertThat(route(Place.of(target))).isPresent();
    assertThat(route(Place.ofVendor(target))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foundation-models", "orchestration", "llm-orchestration", ""})
  void isNotSpokenWhereOtherRoomsHaveTheWord(String scenario) {
    assertThat(ROOM.speaks(new Served(scenario, "x", List.of()))).isFalse();
  }

  @Test
  void comesLast() {
    assertThat(Dialects.all().get(Dialects.all().size() - 1)).isInstanceOf(OpaqueSchema.class);
    assertThat(Dialects.all()).filteredOn(OpaqueSchema.class::isInstance).hasSize(1);
    assertThat(ROOM.namesModels()).isFalse();
  }
}
