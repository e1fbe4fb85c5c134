package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.call.CallFacts;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.Corpus.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CorpusProperties {

  private static final List<Case> READABLE = Corpus.casesWith("facts.json");
  private static final List<Case> REQUESTS = Corpus.casesWith("request.json");
  private static final List<Case> ANSWERS = Corpus.casesWith("answer.json");
  private static final List<Case> STREAMS = Corpus.streams();
  private static final List<Case> EDITABLE = Stream.concat(
          READABLE.stream(), Corpus.casesWith("edited.json").stream())
      .filter(each -> !each.has("facts.json") || !each.json("request.json").has("config_ref"))
      .toList();

  @Provide
  Arbitrary<Case> readable() {
    return Arbitraries.of(READABLE);
  }

  @Provide
  Arbitrary<Case> requests() {
    return Arbitraries.of(REQUESTS);
  }

  @Provide
  Arbitrary<Case> streams() {
    return Arbitraries.of(STREAMS);
  }

  @Provide
  Arbitrary<Case> editable() {
    return Arbitraries.of(EDITABLE);
  }

  @Provide
  Arbitrary<Case> answers() {
    return Arbitraries.of(ANSWERS);
  }

  @Property(tries = 1500)
  void factsSurviveOtherOrderOfKeysOtherSpaceAndOtherEscapes(
      @ForAll("readable") Case each, @ForAll long seed) {
    byte[] rewritten = rewritten(each.json("request.json"), new Random(seed));

    assertThat(facts(each, rewritten)).isEqualTo(facts(each, each.bytes("request.json")));
  }

  private static JsonNode facts(Case each, byte[] body) {
    Reading reading = each.schema().read(each.operation(), ByteBuffer.wrap(body));
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    ObjectNode facts = (ObjectNode) FactsText.of(((Reading.Facts) reading).facts());
    JsonNode request = each.json("request.json");
    if (Corpus.countsAsWritten(each.dialect(), request)) {
      facts.set("input", facts.get("input").get("closed")); // their bytes count as written
    }
    return facts;
  }

  /** Returns the same JSON with other order of keys, other space and other escapes. */
  static byte[] rewritten(JsonNode node, Random random) {
    StringBuilder text = new StringBuilder();
    rewrite(node, text, random);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void rewrite(JsonNode node, StringBuilder text, Random random) {
    space(text, random);
    if (node.isObject()) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
      Collections.shuffle(members, random);
      char separator = '{';
      for (Map.Entry<String, JsonNode> member : members) {
        space(text.append(separator), random);
        string(member.getKey(), text, random);
        space(text, random);
        rewrite(member.getValue(), text.append(':'), random);
        separator = ',';
      }
      text.append(members.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      char separator = '[';
      for (JsonNode element : node) {
        rewrite(element, text.append(separator), random);
        separator = ',';
      }
      text.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isTextual()) {
      string(node.asText(), text, random);
    } else {
      text.append(node);
    }
    space(text, random);
  }

  private static void space(StringBuilder text, Random random) {
    for (int i = random.nextInt(4); i > 1; i--) {
      text.append(" \n\r\t".charAt(random.nextInt(4)));
    }
  }

  private static void string(String value, StringBuilder text, Random random) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || random.nextInt(8) == 0) {
        text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Property(tries = 1500)
  void askingForUsageCommutesWithReadingAndIsDoneOnce(
      @ForAll("editable") Case each, @ForAll long seed) {
    byte[] body = rewritten(each.json("request.json"), new Random(seed));

    byte[] edited = asking(each, body);

    assertThat(read(each, edited)).isEqualTo(read(each, body).askingForUsage(edited.length));
    assertThat(asking(each, edited)).isEqualTo(edited);
    assertThat(edited.length).isGreaterThanOrEqualTo(body.length - 1);
    assertThat(without(edited)).isEqualTo(without(body));
  }

  private static byte[] asking(Case each, byte[] body) {
    return each.schema().askForUsage(each.operation(), ByteBuffer.wrap(body)).array();
  }

  private static CallFacts read(Case each, byte[] body) {
    Reading reading = each.schema().read(each.operation(), ByteBuffer.wrap(body));
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    return ((Reading.Facts) reading).facts();
  }

  /** Returns a request without what asks for usage, or would. */
  private static JsonNode without(byte[] body) {
    try {
      JsonNode request = Corpus.JSON.readTree(body);
      for (JsonNode parent : request.findParents("stream_options")) {
        if (parent.path("stream_options") instanceof ObjectNode options) {
          options.remove("include_usage");
        }
        if (parent.path("stream_options").isEmpty()) {
          ((ObjectNode) parent).remove("stream_options");
        }
      }
      for (String params : List.of("params", "model_params")) {
        for (JsonNode parent : request.findParents(params)) {
          if (parent.path(params).isEmpty()) {
            ((ObjectNode) parent).remove(params);
          }
        }
      }
      return request;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 1500)
  void meteringAStreamDoesNotDependOnHowBytesAreCutAndNeverThrows(
      @ForAll("streams") Case each, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] stream = mutated(each.bytes(each.streamFile()), random);

    Measured whole = measure(each, stream, Math.max(1, stream.length), each.streamHead());

    assertThat(measure(each, stream, 1, each.streamHead())).isEqualTo(whole);
    assertThat(measure(each, stream, 1 + random.nextInt(40), each.streamHead())).isEqualTo(whole);
  }

  @Property(tries = 3000)
  void readingAnswersForAnyBytes(@ForAll("requests") Case each, @ForAll long seed) {
    byte[] body = mutated(each.bytes("request.json"), new Random(seed));

    Reading reading = each.schema().read(each.operation(), ByteBuffer.wrap(body));

    assertThat(reading.kind()).isNotNull();
  }

  @Property(tries = 1000)
  void readingAnswersForRandomBytes(@ForAll byte[] body) {
    Case each = REQUESTS.get(0);

    Reading reading = each.schema().read(each.operation(), ByteBuffer.wrap(body));

    assertThat(reading.kind()).isEqualTo(Reading.Kind.MALFORMED);
  }

  @Property(tries = 1500)
  void meteringDoesNotDependOnHowBytesAreCutAndNeverThrows(
      @ForAll("answers") Case each, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] answer = random.nextInt(3) == 0
        ? each.bytes("answer.json")
        : mutated(each.bytes("answer.json"), random);

    Measured whole =
        measure(each, answer, Math.max(1, answer.length), each.answerHead("application/json"));

    assertThat(measure(each, answer, 1, each.answerHead("application/json"))).isEqualTo(whole);
    assertThat(measure(each, answer, 1 + random.nextInt(40), each.answerHead("application/json")))
        .isEqualTo(whole);
  }

  private static Measured measure(Case each, byte[] answer, int piece, ResponseHead head) {
    Meter meter = each.schema().meter(each.operation(), CallFacts.builder().build(), head);
    for (int i = 0; i < answer.length; i += piece) {
      meter.pass(ByteBuffer.wrap(answer, i, Math.min(piece, answer.length - i)));
    }
    return meter.end();
  }

  /** Changes, drops, doubles or cuts a few bytes. */
  static byte[] mutated(byte[] original, Random random) {
    byte[] bytes = original.clone();
    for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "{}[]\",:\\u0-9eE. ".charAt(random.nextInt(16));
        case 2 -> bytes = joined(bytes, at, to);
        default -> bytes = joined(bytes, to, at);
      }
    }
    return bytes;
  }

  /** Returns all up to one place and all from another: a piece is lost, or comes twice. */
  private static byte[] joined(byte[] bytes, int upTo, int from) {
    byte[] result = Arrays.copyOf(bytes, upTo + bytes.length - from);
    System.arraycopy(bytes, from, result, upTo, bytes.length - from);
    return result;
  }
}
