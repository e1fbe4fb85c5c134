package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonNodeTest {

  private static JsonNode of(String json) {
    return JsonNode.of(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(JsonNode node) {
    return StandardCharsets.UTF_8.decode(node.bytes()).toString();
  }

  @Test
  void whatNobodyChangesKeepsItsBytes() {
    String json = " { \"a\" : [ 1 , {\"b\\u0063\":\"x\\ny \"} ] , \"n\":null } ";

    JsonNode root = of(json);

    assertThat(root.isChanged()).isFalse();
    assertThat(text(root)).isEqualTo(json.strip());
  }

  @Test
  void membersAreFoundUnderTheNameThatTheyDecodeTo() {
    JsonNode root = of("{\"b\\u0063\":\"x\\ny\",\"n\":null,\"i\":-12}");

    assertThat(root.find("bc").orElseThrow().text()).isEqualTo("x\ny");
    assertThat(root.find("n")).isPresent();
    assertThat(root.present("n")).isEmpty();
    assertThat(root.find("i").orElseThrow().number()).isEqualTo(-12);
    assertThat(root.find("x")).isEmpty();
  }

  @Test
  void whatIsMissingOrNullReadsAsSomethingElse() {
    JsonNode root = of("{\"s\":\"x\",\"n\":null,\"i\":12,\"b\":true}");

    assertThat(root.text("s")).isEqualTo("x");
    assertThat(root.text("b")).isEqualTo("true");
    assertThat(root.text("n")).isEmpty();
    assertThat(root.text("none")).isEmpty();
    assertThat(root.number("i", 5)).isEqualTo(12);
    assertThat(root.number("n", 5)).isEqualTo(5);
    assertThat(root.number("none", 5)).isEqualTo(5);
  }

  @Test
  void saysAValueHoweverAStringIsWritten() {
    JsonNode root = of("{\"s\":\"\\u0061\",\"i\":1,\"l\":[1, 2]}");

    assertThat(root.object("s").says("\"a\"")).isTrue();
    assertThat(root.object("s").says("\"b\"")).isFalse();
    assertThat(root.object("i").says("1")).isTrue();
    assertThat(root.object("i").says("\"1\"")).isFalse();
    assertThat(root.object("l").says("[1, 2]")).isTrue();
    root.list("l").append(3);
    assertThat(root.object("l").says("[1, 2]")).isFalse();
  }

  @Test
  void aChangedMemberKeepsItsPlaceAndTheOthersTheirBytes() {
    JsonNode root = of("{\"\\u0061\":1, \"b\": {\"c\" : [1, 2]} , \"d\":1.50}");

    root.put("a", 2L);
    root.object("e").put("f", List.of("x", Map.of()));

    assertThat(text(root))
        .isEqualTo("{\"\\u0061\":2,\"b\":{\"c\" : [1, 2]},\"d\":1.50,\"e\":{\"f\":[\"x\",{}]}}");
  }

  @Test
  void anObjectThatIsNullBecomesAnEmptyOne() {
    JsonNode root = of("{\"a\":null}");

    root.object("a").list("b").append(true);

    assertThat(text(root)).isEqualTo("{\"a\":{\"b\":[true]}}");
  }

  @Test
  void whatIsTakenOutLeavesNoComma() {
    JsonNode root = of("{\"a\":1,\"b\":[1,2,3],\"c\":{\"d\":1}}");

    root.remove("a");
    JsonNode list = root.list("b");
    list.remove(list.items().get(1));
    root.object("c").remove("d");
    root.remove("none");

    assertThat(text(root)).isEqualTo("{\"b\":[1,3],\"c\":{}}");
  }

  @Test
  void whatIsPutInCanBeChangedInItsTurn() {
    JsonNode root = of("{}");

    root.putJson("a", "{\"b\":{\"c\":1}}").object("b").put("c", "2");

    assertThat(text(root)).isEqualTo("{\"a\":{\"b\":{\"c\":\"2\"}}}");
  }

  @Test
  void onlyObjectsTakeMembersAndOnlyListsTakeItems() {
    assertThatThrownBy(() -> of("[]").put("a", 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> of("{}").append(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsNoJsonIsAFaultAndNothingElse() {
    for (String bad :
        List.of("", "{", "[1", "{\"a\"}", "{\"a\":}", "{} x", "[1,]", "{\"a\":1,}", "x")) {
      assertThatThrownBy(() -> of(bad)).as(bad).isInstanceOf(JsonFault.class);
    }
    assertThatThrownBy(() -> of("[".repeat(100) + "]".repeat(100))).isInstanceOf(JsonFault.class);
  }

  @Test
  void aValueBecomesAListOfItselfAndKeepsItsBytes() {
    JsonNode root = of("{\"one\": { \"a\" : 1 }, \"many\":[ 1, 2 ],\"none\":null}");

    root.listOf("one").append(2L);
    root.listOf("many");
    root.listOf("none").append(3L);
    root.listOf("missing");

    assertThat(text(root))
        .isEqualTo("{\"one\":[{ \"a\" : 1 },2],\"many\":[ 1, 2 ],\"none\":[3],\"missing\":[]}");
    assertThat(root.listOf("many").isChanged()).isFalse();
  }

  @Test
  void aValueInAListThatItBecameCanBeChanged() {
    JsonNode root = of("{\"one\":{\"a\":1}}");

    root.listOf("one").items().get(0).put("a", 2L);

    assertThat(text(root)).isEqualTo("{\"one\":[{\"a\":2}]}");
  }
}
