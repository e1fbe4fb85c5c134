package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.call.CallFacts;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.Corpus.Case;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

  static List<Case> facts() {
    return Corpus.casesWith("facts.json");
  }

  static List<Case> malformed() {
    return Corpus.casesWith("malformed.txt");
  }

  static List<Case> answers() {
    return Corpus.casesWith("answer.json");
  }

  static List<Case> streams() {
    return Corpus.streams();
  }

  static List<Case> edits() {
    return Corpus.casesWith("edited.json");
  }

  static List<Case> refusals() {
    return Corpus.casesWith("refusal.json");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void readsWhatIsAskedFor(Case each) {
    Reading reading = each.schema().read(each.operation(), each.body("request.json"));

    assertThat(reading).isInstanceOf(Reading.Facts.class);
    CallFacts facts = ((Reading.Facts) reading).facts();
    assertThat(sorted(FactsText.of(facts))).isEqualTo(sorted(each.json("facts.json")));
    assertThat(facts.bodyBytes()).isEqualTo(each.bytes("request.json").length);
  }

  private static String sorted(JsonNode node) {
    try {
      return Corpus.JSON
          .writer()
          .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(Corpus.JSON.treeToValue(node, Object.class));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void refusesWhatParsersDifferOn(Case each) {
    Reading reading = each.schema().read(each.operation(), each.body("request.json"));

    assertThat(reading).isInstanceOf(Reading.Malformed.class);
    Reading.Malformed malformed = (Reading.Malformed) reading;
    assertThat(malformed.code())
        .as(malformed.message())
        .isEqualTo(new String(each.bytes("malformed.txt"), StandardCharsets.UTF_8).strip());
    assertThat(malformed.message()).startsWith("$").doesNotContain("gpt-5", "Hi", "evil");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  void measuresAnAnswerHoweverItIsCut(Case each) {
    byte[] answer = each.bytes("answer.json");

    for (int cut = 0; cut <= answer.length; cut++) {
      Meter meter = each.schema()
          .meter(
              each.operation(),
              CallFacts.builder().build(),
              each.answerHead("application/json; charset=utf-8"));
      meter.pass(ByteBuffer.wrap(answer, 0, cut));
      meter.pass(ByteBuffer.wrap(answer, cut, answer.length - cut).slice().asReadOnlyBuffer());
      Measured measured = meter.end();

      assertThat(sorted(FactsText.of(measured)))
          .as("cut at %s", cut)
          .isEqualTo(sorted(each.json("measured.json")));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("streams")
  void measuresAStreamHoweverItIsCut(Case each) {
    byte[] stream = each.bytes(each.streamFile());
    ResponseHead head = each.streamHead();
    String expected = sorted(each.json("measured.json"));

    for (int cut = 0; cut <= stream.length; cut++) {
      Meter meter =
          each.schema().meter(each.operation(), CallFacts.builder().stream(true).build(), head);
      meter.pass(ByteBuffer.wrap(stream, 0, cut));
      meter.pass(ByteBuffer.wrap(stream, cut, stream.length - cut).slice().asReadOnlyBuffer());

      assertThat(sorted(FactsText.of(meter.end()))).as("cut at %s", cut).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("edits")
  void asksForTheUsageOfAStreamAndKeepsEveryOtherByte(Case each) {
    ByteBuffer body = ByteBuffer.wrap(each.bytes("request.json"));
    ByteBuffer within = ByteBuffer.allocate(body.remaining() + 7).position(3);
    within.put(body.duplicate()).flip().position(3);

    assertThat(text(each.schema().askForUsage(each.operation(), body)))
        .isEqualTo(text(each.body("edited.json")));
    assertThat(text(each.schema().askForUsage(each.operation(), within)))
        .isEqualTo(text(each.body("edited.json")));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void saysNoAsTheServiceDoes(Case each) throws IOException {
    Response response = each.schema().refuse(each.operation(), refusal(each.json("refusal.json")));

    byte[] body = new byte[response.body().remaining()];
    response.body().get(body);
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    said.put("status", response.status());
    ObjectNode headers = said.putObject("headers");
    response.head().headers().forEach((name, value) -> {
      if (!name.startsWith("Content-")) {
        headers.put(name, value);
      }
    });
    said.set("body", Corpus.JSON.readTree(body));
    assertThat(sorted(said)).isEqualTo(sorted(each.json("response.json")));
    assertThat(response.head().headers().first("Content-Type")).isEqualTo("application/json");
    assertThat(response.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(body.length));
  }

  private static Refusal refusal(JsonNode text) throws IOException {
    Map<String, Object> details = new HashMap<>();
    for (Map.Entry<String, JsonNode> detail : text.get("details").properties()) {
      details.put(detail.getKey(), Corpus.JSON.treeToValue(detail.getValue(), Object.class));
    }
    return new Refusal(
        text.get("status").asInt(),
        text.get("code").asText(),
        text.get("message").asText(),
        details,
        text.get("requestId").asText(),
        text.has("retryAfter")
            ? OptionalLong.of(text.get("retryAfter").asLong())
            : OptionalLong.empty());
  }

  static List<Case> all() {
    return Stream.of("facts.json", "malformed.txt", "measured.json", "edited.json", "refusal.json")
        .flatMap(file -> Corpus.casesWith(file).stream())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void findsTheRoomOfTheDialect(Case each) {
    assertThat(each.operation().dialect()).isEqualTo(each.dialect());
  }

  @Test
  void hasTwentyCasesOfEachDialectAtLeast() {
    Map<String, Long> counts = all().stream()
        .distinct()
        .collect(Collectors.groupingBy(Case::dialect, Collectors.counting()));

    assertThat(counts)
        .allSatisfy((dialect, count) -> assertThat(count).as(dialect).isGreaterThanOrEqualTo(20));
  }
}
