package dev.lictor.dsl.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.FactField;
import dev.lictor.policy.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlainCallsTest {

  @Test
  void haveOneForEachOperationOfEachDialect() {
    Set<String> known = new TreeSet<>();
    for (String dialect : Dialects.names()) {
      Dialects.operations(dialect).forEach(operation -> known.add(dialect + ' ' + operation));
    }

    Set<String> plain = new TreeSet<>();
    PlainCalls.all().forEach(call -> plain.add(call.dialect() + ' ' + call.operation()));

    assertThat(plain).isEqualTo(known);
  }

  @TestFactory
  Stream<DynamicTest> areWhatTheEngineTakesThemFor() {
    return PlainCalls.all().stream()
        .filter(call -> !call.dialect().equals(PlainCalls.CONTROL_PLANE))
        .map(call -> DynamicTest.dynamicTest(
            call.dialect() + ' ' + call.operation() + ' ' + call.model(), () -> {
              Situation read = read(call, PlainBody.Said.NOTHING);

              Operation operation = read.operation();
              assertThat(operation.dialect()).isEqualTo(call.dialect());
              assertThat(operation.name()).isEqualTo(call.operation());
              assertThat(operation.kind()).isEqualTo(call.kind());
              assertHasEveryFact(read);
            }));
  }

  @TestFactory
  Stream<DynamicTest> areTakenForThemselvesOnTheControlPlaneToo() {
    List<PlainCall> calls = new ArrayList<>(PlainCalls.all());
    calls.removeIf(call -> !call.dialect().equals(PlainCalls.CONTROL_PLANE));
    assertThat(calls).hasSizeGreaterThan(150);
    return calls.stream()
        .map(call -> DynamicTest.dynamicTest(call.operation(), () -> {
          Probe.Seen seen = probe(call, PlainBody.Said.NOTHING);

          // Those whose body is read are refused for having none, but not for their head.
          assertThat(seen.situation().map(s -> s.operation().name()).orElse(call.operation()))
              .isEqualTo(call.operation());
          assertThat(seen.refusal().map(reason -> reason.status()).orElse(400)).isIn(400, 415);
        }));
  }

  @TestFactory
  Stream<DynamicTest> streamWhereTheirBodySaysSo() {
    return PlainCalls.all().stream()
        .filter(call -> call.body().map(PlainBody::streams).orElse(false))
        .map(call ->
            DynamicTest.dynamicTest(call.dialect() + ' ' + call.operation(), () -> assertThat(
                    read(call, new PlainBody.Said(true, OptionalLong.empty())).body().stream())
                .isTrue()));
  }

  @TestFactory
  Stream<DynamicTest> haveACapWhereTheirBodySaysSo() {
    return PlainCalls.all().stream()
        .filter(call -> call.kind() == Kind.INFERENCE && call.body().isPresent())
        .filter(call -> !call.dialect().equals("rpt"))
        .map(call -> DynamicTest.dynamicTest(
            call.dialect() + ' ' + call.operation() + ' ' + call.model(),
            () -> assertThat(read(call, new PlainBody.Said(false, OptionalLong.of(77)))
                    .body()
                    .maxOutputTokens())
                .isEqualTo(77)));
  }

  private static Situation read(PlainCall call, PlainBody.Said said) {
    Probe.Seen seen = probe(call, said);
    return seen.situation().orElseThrow(() -> new AssertionError(seen.refusal()));
  }

  private static Probe.Seen probe(PlainCall call, PlainBody.Said said) {
    Directories directories = Sheets.directories();
    return Probe.read(
        call.request(call.model(), said, PlainCall.Wishes.NONE),
        PlainCalls.before(call)
            .map(earlier ->
                earlier.request(earlier.model(), PlainBody.Said.NOTHING, PlainCall.Wishes.NONE)),
        new CallerMaker(directories, new dev.lictor.dsl.diagnostic.Findings())
            .make(new Told.Part(Sheets.mapping("{}"), Map.of())),
        directories.catalogue(),
        Sheets.CLOCK);
  }

  private static void assertHasEveryFact(Situation read) {
    Map<String, Object> values = Sheets.directories().table().values(read);
    Kind kind = read.operation().kind();
    for (FactField field : Sheets.directories().table().call().fields().values()) {
      if (field.kinds().contains(kind) && !field.optional()) {
        assertThat(values).containsKey(field.name());
      }
    }
  }
}
