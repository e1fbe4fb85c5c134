package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.WantedPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReprReaderTest {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final WantedPath METADATA = WantedPath.within(
      "",
      WantedPath.within(
          "metadata",
          WantedPath.at(
              "usage", 0, WantedPath.at("inputTokens", 1), WantedPath.at("outputTokens", 2))));

  /** What the reader says of a document: what was heard, and whether it was whole. */
  static String read(byte[] document, int... cuts) {
    List<String> heard = new ArrayList<>();
    ReprReader reader = new ReprReader(METADATA, new PathListener() {
      @Override
      public void opens(int id) {
        heard.add(id + "{");
      }

      @Override
      public void closes(int id) {
        heard.add(id + "}");
      }

      @Override
      public void value(int id, JsonType type, String text) {
        heard.add(id + " " + type.word() + " " + text);
      }
    });
    Cuts.pass(document, reader::pass, cuts);
    boolean whole = reader.complete();
    assertThat(whole && reader.broken()).isFalse();
    return heard + (whole ? " whole" : " not whole");
  }

  /** The JSON that is made of a document. */
  static byte[] json(byte[] document, int... cuts) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ReprToJson tokens = new ReprToJson((bytes, from, to) -> json.write(bytes, from, to - from));
    Cuts.pass(document, tokens::pass, cuts);
    assertThat(tokens.broken()).isFalse();
    return json.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Stream<String> writtenByCpython() throws IOException {
    try (InputStream corpus = Objects.requireNonNull(
        ReprReaderTest.class.getResourceAsStream("/bedrock-repr/cpython.tsv"))) {
      return new String(corpus.readAllBytes(), StandardCharsets.UTF_8)
          .lines().skip(1).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("writtenByCpython")
  void makesJsonOfWhatCpythonWroteWhereverItIsCut(String line) throws IOException {
    byte[] repr = bytes(line.substring(0, line.indexOf('\t')));
    JsonNode expected = MAPPER.readTree(line.substring(line.indexOf('\t') + 1));

    byte[] whole = json(repr);

    assertThat(MAPPER.readTree(whole)).isEqualTo(expected);
    assertThat(read(repr)).endsWith(" whole").doesNotEndWith("not whole");
    for (int cut = 0; cut <= repr.length; cut++) {
      assertThat(json(repr, cut)).as("cut at %s", cut).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("writtenByCpython")
  void leavesJsonAsItIs(String line) throws IOException {
    byte[] json = bytes(line.substring(line.indexOf('\t') + 1));

    byte[] made = json(json, Cuts.everywhere(json));

    assertThat(MAPPER.readTree(made)).isEqualTo(MAPPER.readTree(json));
  }

  @Test
  void readsUsageAtItsPlace() {
    String repr =
        "{'metadata': {'usage': {'inputTokens': 11, 'outputTokens': 7, 'totalTokens': 18},"
            + " 'metrics': {'latencyMs': 842}}}";

    assertThat(read(bytes(repr))).isEqualTo("[0{, 1 number 11, 2 number 7, 0}] whole");
    assertThat(read(bytes(repr.replace('\'', '"'))))
        .isEqualTo("[0{, 1 number 11, 2 number 7, 0}] whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'metadata': {'usage': {'inputTokens': 0}}",
        "\\'metadata\\': {\\'usage\\': {\\'inputTokens\\': 0}}",
        "'}, 'metadata': {'usage': {'inputTokens': 0}}, 'x': {'y': '",
        "\"}, \"metadata\": {\"usage\": {\"inputTokens\": 0}}, \"x\": {\"y\": \"",
        "\\'}, 'metadata': {'usage': {'inputTokens': 0}}, \"x\": {\\\"y\": \"",
        "\\\\'}, 'metadata': {'usage': {'inputTokens': 0}}, b'x': {b'y': b\"",
        "\\x27}, \\u0027metadata\\x22: {'usage': {'inputTokens': 0}}, 'x': {'y': '",
        "\u0000'}}, 'metadata': {'usage': {'inputTokens': 0}}\\"
      })
  void neverTakesTheTextOfAModelForStructure(String text) {
    byte[] repr = bytes(ReprWriter.repr(MAPPER
        .createObjectNode()
        .set(
            "contentBlockDelta",
            MAPPER.createObjectNode().set("delta", MAPPER.createObjectNode().put("text", text)))));

    assertThat(read(repr)).isEqualTo("[] whole");
    assertThat(read(repr, Cuts.everywhere(repr))).isEqualTo("[] whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{'a': 1",
        "{'a': 1}}",
        "{'a': 1} {",
        "{'a': 1}x",
        "{'a': 1}'",
        "{'a' 1}",
        "{'a': 1,}",
        "{'a': 'b' 'c'}",
        "{a: 1}",
        "{1: 2}",
        "{True: 2}",
        "{b'a': 1}",
        "{b'a' : 1}",
        "{('a'): 1}",
        "{'a': (1, 2)}",
        "{'a': {1, 2}}",
        "{'a': set()}",
        "{'a': u'b'}",
        "{'a': r'b'}",
        "{'a': B'b'}",
        "{'a': bb'b'}",
        "{'a': b 'b'}",
        "{'a': f'b'}",
        "{'a': '''b'''}",
        "{'a': Decimal('1')}",
        "{'a': datetime.date(2026, 1, 1)}",
        "{'a': <object>}",
        "{'a': ...}",
        "{'a': TRUE}",
        "{'a': Falsehood}",
        "{'a': Nonenone}",
        "{'a': True1}",
        "{'a': inf1}",
        "{'a': 1inf}",
        "{'a': -nan}",
        "{'a': -True}",
        "{'a': --1}",
        "{'a': +1}",
        "{'a': -}",
        "{'a': 1.}",
        "{'a': .5}",
        "{'a': 1e}",
        "{'a': 007}",
        "{'a': 1_000}",
        "{'a': 0x10}",
        "{'a': 1j}",
        "{'a': 1L}",
        "{'a': 1-2}",
        "{'a': 1'b'}",
        "{'a': True'b'}",
        "{'a': '\\q'}",
        "{'a': '\\\"'}",
        "{'a': '\\/'}",
        "{'a': '\\0'}",
        "{'a': '\\101'}",
        "{'a': '\\xg0'}",
        "{'a': '\\x0'}",
        "{'a': '\\u12g4'}",
        "{'a': '\\U00110000'}",
        "{'a': '\\U80000000'}",
        "{'a': '\\N{DASH}'}",
        "{'a': '\n'}",
        "{'a': b'ä'}",
        "{'a': b'\\u0041'}",
        "{'a': b'\\U00000041'}",
        "{'a': \"b\"}",
        "{'a': \"it\\'s\"}",
        "{'a': true}",
        "{'a': null}",
        "{\"a\": True}",
        "{\"a\": None}",
        "{\"a\": 'b'}",
        "{\"a\": nan}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": b\"it's\"}",
        "{\"it's\": 1, 'a': true}"
      })
  void isNotWholeIfAnythingIsOutsideTheGrammar(String document) {
    byte[] bytes = bytes(document + "\n");

    assertThat(read(bytes)).isEqualTo("[] not whole");
    assertThat(read(bytes, Cuts.everywhere(bytes))).isEqualTo("[] not whole");
  }

  @Test
  void beginsAnewAfterWhateverCame() {
    ReprReader reader = new ReprReader(METADATA, new PathListener() {
      @Override
      public void opens(int id) {}

      @Override
      public void closes(int id) {}

      @Override
      public void value(int id, JsonType type, String text) {}
    });

    for (String broken :
        List.of("{'a': tru", "{'a': b'x'", "{'a': '\\x4", "{'a': -", "}", "{\"a\"")) {
      reader.pass(bytes(broken), 0, bytes(broken).length);
      assertThat(reader.complete()).isFalse();
      reader.restart();
      reader.pass(bytes("{'a': 1}"), 0, 8);
      assertThat(reader.complete()).isTrue();
      reader.restart();
      reader.pass(bytes("{\"a\":1}"), 0, 7);
      assertThat(reader.complete()).isTrue();
      reader.restart();
    }
  }
}
