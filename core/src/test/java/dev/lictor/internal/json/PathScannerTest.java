package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathScannerTest {

  private static final WantedPath WANTED = WantedPath.within(
      "",
      WantedPath.at("a", 1, WantedPath.at("b", 2)),
      WantedPath.at("list", 3, WantedPath.at("c", 4)).orElements());

  private static final class Found implements PathListener {

    private final List<String> found = new ArrayList<>();

    @Override
    public void opens(int id) {
      found.add(id + "{");
    }

    @Override
    public void closes(int id) {
      found.add(id + "}");
    }

    @Override
    public void value(int id, JsonType type, String text) {
      found.add(id + " " + type.word() + " " + text);
    }
  }

  private final Found found = new Found();
  private final PathScanner scanner = new PathScanner(WANTED, found);

  private List<String> scan(String document) {
    for (byte each : document.getBytes(StandardCharsets.UTF_8)) {
      scanner.pass(ByteBuffer.wrap(new byte[] {each}));
    }
    return found.found;
  }

  @Test
  void reportsWantedPlacesOnly() {
    List<String> said = scan(
        "{\"x\":{\"a\":1,\"b\":[2]},\"a\":{\"b\":-1.5e3,\"c\":{\"b\":0},\"b\":\"q\\\"ä\\u0041\"},"
            + "\"list\":[{\"c\":true},{\"c\":null,\"d\":{\"c\":1}}],\"b\":9} ");

    assertThat(said)
        .containsExactly(
            "1{",
            "2 number -1.5e3",
            "2 string q\"??A",
            "1}",
            "3{",
            "4 boolean ",
            "3}",
            "3{",
            "4 null ",
            "3}");
    assertThat(scanner.complete()).isTrue();
  }

  @Test
  void showsTheBeginningOfALongString() {
    List<String> said = scan("{\"a\":\"" + "z".repeat(10_000) + "\"}");

    assertThat(said).containsExactly("1 string " + "z".repeat(PathScanner.MAX_TEXT));
  }

  @Test
  void passesOnAStringThatFlowsInPiecesHoweverItIsCut() {
    byte[] document = ("{\"b\":{\"t\":\"no\"},\"t\":\"one ä 😀\\/\\\"\\\\\\u003d\\n\\u00e9"
            + "z".repeat(40) + "\",\"t\":\"\",\"t\":[\"no\"],\"t\":5}")
        .getBytes(StandardCharsets.UTF_8);
    String expected =
        "one ä 😀/\"\\=\u001f~" + "z".repeat(40) + "<string ><string ><array ><number 5>";

    for (int first = 0; first <= document.length; first++) {
      for (int second = first; second <= document.length; second++) {
        assertThat(flow(document, first, second))
            .as("cut at %s and %s", first, second)
            .isEqualTo(expected);
      }
    }
  }

  private static String flow(byte[] document, int first, int second) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    PathScanner scanner =
        new PathScanner(WantedPath.within("", WantedPath.flowing("t", 7)), new PathListener() {
          @Override
          public void opens(int id) {}

          @Override
          public void closes(int id) {}

          @Override
          public void value(int id, JsonType type, String text) {
            heard.writeBytes(
                ("<" + type.word() + " " + text + ">").getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public void flows(int id, byte[] bytes, int from, int to) {
            for (int i = from; i < to; i++) {
              heard.write(bytes[i] == -1 ? '~' : bytes[i]);
            }
          }
        });
    scanner.pass(document, 0, first);
    scanner.pass(document, first, second);
    scanner.pass(document, second, document.length);
    assertThat(scanner.complete()).isTrue();
    return heard.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1} {",
        "{\"a\":1",
        "{\"a\" 1}",
        "{\"a\":1]",
        "{a:1}",
        "{\"a\":tru}",
        "{\"a\":1,}",
        "[1,]",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\n\"}",
        "\"a",
        "}"
      })
  void isNotCompleteIfTheStructureIsBroken(String document) {
    scan(document);

    assertThat(scanner.complete()).isFalse();
  }

  @Test
  void givesUpOnDepthInsteadOfMemory() {
    scan("[".repeat(100_000));

    assertThat(scanner.complete()).isFalse();
    assertThat(found.found).isEmpty();
  }
}
