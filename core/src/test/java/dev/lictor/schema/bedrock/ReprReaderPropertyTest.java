package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class ReprReaderPropertyTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static Arbitrary<String> texts() {
    Arbitrary<String> trouble = Arbitraries.of(
            "'",
            "\"",
            "\\",
            "\n",
            "\t",
            "\u0000",
            "\u007f",
            "\u00ad",
            "é",
            "€",
            "😀",
            "\u2028",
            "\ud83d",
            "\udbff\udfff",
            "{",
            "}",
            ", ",
            "x41",
            "u0027",
            "b",
            "True",
            "'metadata': {'usage': {'inputTokens': 0}}")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(trouble, Arbitraries.strings().ofMaxLength(12));
  }

  private static Arbitrary<JsonNode> leaves() {
    return Arbitraries.oneOf(
        texts().map(NODES::textNode),
        Arbitraries.of(true, false).map(NODES::booleanNode),
        Arbitraries.just(NODES.nullNode()),
        Arbitraries.longs().map(value -> NODES.numberNode(BigInteger.valueOf(value))),
        Arbitraries.bigIntegers()
            .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
            .map(value -> (JsonNode) NODES.numberNode(value)),
        Arbitraries.longs().map(Double::longBitsToDouble).map(NODES::numberNode),
        Arbitraries.doubles().between(-1e20, 1e20).map(NODES::numberNode),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(8).map(NODES::binaryNode));
  }

  private static Arbitrary<JsonNode> trees(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<JsonNode> arrays = trees(depth - 1).list().ofMaxSize(3).map(elements -> {
      ArrayNode array = NODES.arrayNode();
      elements.forEach(array::add);
      return array;
    });
    return Arbitraries.frequencyOf(
        Tuple.of(2, leaves()), Tuple.of(1, arrays), Tuple.of(2, objects(depth)));
  }

  /** Objects without lone surrogates in keys, which Jackson, the oracle, refuses. */
  private static Arbitrary<JsonNode> objects(int depth) {
    Arbitrary<String> keys = texts().map(text -> text.replaceAll("\\p{Cs}", "?"));
    return Arbitraries.maps(keys, trees(depth - 1)).ofMaxSize(4).map(members -> {
      ObjectNode object = NODES.objectNode();
      members.forEach(object::set);
      return object;
    });
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    return objects(2);
  }

  @Property(tries = 500)
  void makesTheSameTreeOfAReprHoweverItIsCut(@ForAll("documents") JsonNode tree, @ForAll long seed)
      throws IOException {
    byte[] repr = ReprReaderTest.bytes(ReprWriter.repr(tree));

    byte[] json = ReprReaderTest.json(repr, Cuts.random(repr, seed));

    assertThat(ReprReaderTest.MAPPER.readTree(json))
        .isEqualTo(ReprReaderTest.MAPPER.readTree(asJson(tree).toString()));
    assertThat(json).isEqualTo(ReprReaderTest.json(repr));
    assertThat(ReprReaderTest.read(repr, Cuts.random(repr, seed)))
        .endsWith("] whole")
        .isEqualTo(ReprReaderTest.read(repr));
  }

  @Property(tries = 300)
  void hearsTheUsageBesideAnyTreeAndNothingOfTheTree(@ForAll("documents") JsonNode tree) {
    ObjectNode document = NODES.objectNode();
    document.set("contentBlockDelta", tree);
    document.set(
        "metadata", NODES.objectNode().set("usage", NODES.objectNode().put("inputTokens", 5)));

    assertThat(ReprReaderTest.read(ReprReaderTest.bytes(ReprWriter.repr(document))))
        .isEqualTo("[0{, 1 number 5, 0}] whole");
  }

  @Property(tries = 300)
  void leavesJsonAsItIs(@ForAll("documents") JsonNode tree, @ForAll long seed) throws IOException {
    byte[] json = ReprReaderTest.bytes(asJson(tree).toString());

    byte[] made = ReprReaderTest.json(json, Cuts.random(json, seed));

    assertThat(ReprReaderTest.MAPPER.readTree(made))
        .isEqualTo(ReprReaderTest.MAPPER.readTree(json));
  }

  /** The tree as JSON can say it: bytes as characters, infinity as a number too large. */
  private static JsonNode asJson(JsonNode node) {
    if (node.isBinary()) {
      return NODES.textNode(ReprWriter.latin(node));
    } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      return Double.isNaN(node.doubleValue())
          ? NODES.nullNode()
          : NODES.rawValueNode(new com.fasterxml.jackson.databind.util.RawValue(
              node.doubleValue() > 0 ? "1e999" : "-1e999"));
    } else if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(element -> array.add(asJson(element)));
      return array;
    } else if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      node.properties().forEach(member -> object.set(member.getKey(), asJson(member.getValue())));
      return object;
    }
    return node;
  }

  @Provide
  Arbitrary<byte[]> noise() {
    Arbitrary<byte[]> like = Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            " ",
            "'",
            "\"",
            "\\",
            "x4",
            "1",
            "u00",
            "U0001",
            "F600",
            "b'",
            "True",
            "None",
            "inf",
            "-",
            "0",
            "1.5e",
            "true",
            "'metadata'",
            "'usage'",
            "é",
            "\"it's\"",
            "\n")
        .list()
        .ofMaxSize(25)
        .map(parts -> ReprReaderTest.bytes(String.join("", parts)));
    return Arbitraries.oneOf(like, Arbitraries.bytes().array(byte[].class).ofMaxSize(80));
  }

  @Property(tries = 2000)
  void throwsOnNoBytesAndSaysTheSameHoweverTheyAreCut(
      @ForAll("noise") byte[] noise, @ForAll long seed) {
    assertThat(ReprReaderTest.read(noise, Cuts.random(noise, seed)))
        .isEqualTo(ReprReaderTest.read(noise));
  }

  @Property(tries = 500)
  void throwsOnNoneOfTheWaysToBreakADocument(
      @ForAll("documents") JsonNode tree, @ForAll List<Byte> noise, @ForAll int place) {
    byte[] repr = ReprReaderTest.bytes(ReprWriter.repr(tree));
    byte[] broken = repr.clone();
    for (int i = 0; i < noise.size(); i++) {
      broken[Math.floorMod(place + i, broken.length)] = noise.get(i);
    }

    assertThat(ReprReaderTest.read(broken, Cuts.everywhere(broken)))
        .isEqualTo(ReprReaderTest.read(broken));
  }
}
