package dev.lictor.testkit.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.aicore.ControlPlaneSchema;
import dev.lictor.testkit.Corpus;
import dev.lictor.testkit.domain.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of operations, beside core's own rooms and corpus. */
class FormsTest {

  static List<Corpus.Case> readable() {
    return Corpus.readable();
  }

  static List<Form> forms() {
    return Forms.list();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void knowsAllThatTheCorpusSays(Corpus.Case each) {
    assertThat(Impossible.in(each.operation(), each.facts())).isEmpty();
  }

  @Test
  void hasEachDialectOfTheCorpus() {
    assertThat(Arrays.stream(Dialect.values()).map(Dialect::word)).containsAll(Corpus.dialects());
  }

  @Test
  void hasOperationsOfEachDialect() {
    assertThat(Forms.list().stream().map(Form::dialect).distinct())
        .containsExactlyInAnyOrder(Dialect.values());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void namesPathsThatTheRoomsOfCoreKnow(Form form) {
    String model =
        form.kind() == Kind.EMBEDDING ? "amazon.titan-embed-text-v2" : "anthropic.claude-3";
    Operation atVendor = form.at(model, "group");
    Operation deployed = form.at("d1234", model, "group", Served.UNKNOWN);

    if (!form.vendor().isEmpty()) {
      assertThat(routed(atVendor)).contains(described(atVendor));
    }
    if (form.isDeployed()) {
      assertThat(routed(deployed)).contains(described(deployed));
    }
  }

  private static List<String> routed(Operation operation) {
    RequestHead head = new RequestHead(operation.method(), operation.path(), Headers.none());
    Place place = Place.of(Target.parse(operation.path()).orElseThrow());
    List<ProviderSchema> rooms = new ArrayList<>(Dialects.all());
    rooms.add(new ControlPlaneSchema());
    return rooms.stream()
        .map(room -> room.route(head, place))
        .flatMap(Optional::stream)
        .map(FormsTest::described)
        .toList();
  }

  private static String described(Operation operation) {
    return operation.dialect() + ' ' + operation.name() + ' ' + operation.kind();
  }
}
