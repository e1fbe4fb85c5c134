package dev.lictor.schema.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntermediateResultsTest {

  private static final Refusal ENDED = new Refusal(
      502, "unreadable_event", "The stream ended", Map.of(), "id-1", OptionalLong.empty());

  /** Counts the places; of an object only its beginning. */
  private static final class Count implements PathListener {
    private int places;

    @Override
    public void opens(int id) {
      places++;
    }

    @Override
    public void closes(int id) {}

    @Override
    public void value(int id, JsonType type, String text) {
      places++;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'intermediate_results':{'llm':{'module_results':1}},'final_result':{'choices':[]}} | 1",
        "{'intermediate_results':{},'final_result':{},'intermediate_failures':[{'intermediate_results':{}}]} | 2",
        "{'module_results':{},'orchestration_result':{}} | 1",
        "{'error':{'code':400,'intermediate_results':{}}} | 1",
        "{'error':[{'intermediate_results':{}},{'intermediate_results':{}},{'code':400}]} | 2",
        "{'code':400,'message':'m','module_results':{}} | 1",
        "{'error':{'module_results':{}}} | 1",
        "{'intermediate_\\u0072esults':'text'} | 1",
        "{'final_result':{'intermediate_results':{}},'x':[{'intermediate_results':{}}]} | 0"
      })
  void knowsEachPlaceWhereModulesTellWhatTheyDid(String document, int places) {
    byte[] bytes = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Count count = new Count();
    PathScanner scanner = new PathScanner(IntermediateResults.PLACES, count);

    scanner.pass(bytes, 0, bytes.length);

    assertThat(scanner.complete()).isTrue();
    assertThat(count.places).isEqualTo(places);
  }

  @Test
  void endsAStreamInTheWordsOfEachGeneration() {
    String inner = "{\"request_id\":\"id-1\",\"code\":502,\"message\":\"The stream ended\","
        + "\"location\":\"Lictor Policy\",\"reason\":\"unreadable_event\",\"%s\":{}}";

    assertThat(frame(Generation.V2))
        .isEqualTo("data: {\"error\":" + inner.formatted("intermediate_results") + "}\n\n");
    assertThat(frame(Generation.V1))
        .isEqualTo("data: " + inner.formatted("module_results") + "\n\n");
  }

  @Test
  void saysWithThatFrameThatTheStreamBrokeOff() {
    ResponseHead head = new ResponseHead(200, Headers.of("Content-Type", "text/event-stream"));
    Meter meter = OrchestrationSchema.v2()
        .meter(
            OrchestrationSchemaTest.operation("orchestration.v2"),
            CallFacts.builder().stream(true).build(),
            head);

    meter.pass(ByteBuffer.wrap(OrchestrationRefusal.frame(Generation.V2, ENDED)));

    Measured measured = meter.end();
    assertThat(measured.brokeOff()).isTrue();
  }

  private static String frame(Generation generation) {
    return new String(OrchestrationRefusal.frame(generation, ENDED), StandardCharsets.UTF_8);
  }
}
