package dev.lictor.schema.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventEditTest {

  private static String stream(String written) {
    return written
        .strip()
        .replace('~', '\n')
        .replace('^', '\r')
        .replace("@", "\u00EF\u00BB\u00BF")
        .replace("USE", "{\"choices\":[],\"usage\":{\"total\":1}}")
        .replace("TEXT", "{\"choices\":[{\"delta\":\"a\"}],\"usage\":null}");
  }

  private static void assertEdited(
      EditedStream.Kind kind, String written, String expected, boolean whole) {
    byte[] bytes = stream(written).getBytes(StandardCharsets.ISO_8859_1);
    String wanted = stream(expected);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        EditedStream edited = EditedStream.of(kind, bytes, first, second);

        assertThat(edited.text()).as("cut at %s, %s", first, second).isEqualTo(wanted);
        assertThat(edited.whole()).as("cut at %s, %s", first, second).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\'',
      value = {
        "data: TEXT~~data: USE~~data: [DONE]~~ > data: TEXT~~data: [DONE]~~",
        "data: TEXT~data: USE~data: [DONE]~ > data: TEXT~data: [DONE]~",
        "data: TEXT^~^~data: USE^~^~data: [DONE]^~^~ > data: TEXT^~^~data: [DONE]^~^~",
        "data: TEXT^^data: USE^^data: [DONE]^^ > data: TEXT^^data: [DONE]^^",
        "data: USE > ''",
        "data: USE~ > ''",
        "data: USE~~~data: TEXT~~ > ~data: TEXT~~",
        "event: x~id: 1~data: USE~~id: 2~data: TEXT~~ > id: 2~data: TEXT~~",
        "data: USE~id: 1~event: x~~data: TEXT~~ > data: TEXT~~",
        "data: USE~event: x~data: TEXT~~ > event: x~data: TEXT~~",
        "data: USE~id: 1 > ''",
        ": a~data: USE~: b~retry: 9~~: c~~data: TEXT~~ > : a~: b~retry: 9~: c~~data: TEXT~~",
        "id: 1~: a~retry: 9~data: USE~~data: TEXT~~ > : a~retry: 9~data: TEXT~~",
        "id: 1^~: a^~data: USE^~^~data: TEXT^~^~ > : a^~data: TEXT^~^~",
        "data: TEXT~data: USE~~data: TEXT~~ > data: TEXT~~data: TEXT~~",
        "data: USE~data: TEXT~~data: TEXT~~ > data: TEXT~~data: TEXT~~",
        "data: {\"choices\":[],~data: \"usage\":{}}~~data: TEXT~~ > data: TEXT~~",
        "data: {\"choices\":[],~data: \"usage\":{} x}~~ > data: {\"choices\":[],~data: \"usage\":{} x}~~",
        "data: {\"usage\":{},\"choices\":[]}~~ > ''",
        "data: {\"usage\":{},\"choices\":[]~~ > data: {\"usage\":{},\"choices\":[]~~",
        "data: {\"choices\":[],\"usage\":null}~~ > data: {\"choices\":[],\"usage\":null}~~",
        "data: not JSON~~data: USE~~ > data: not JSON~~",
        "data:~data~data: ~~: x~~~event: y~~id: 1 > data:~data~data: ~~: x~~~event: y~~id: 1",
        "@data: TEXT~~data: USE~~ > @data: TEXT~~",
        "foo: x~foo~data: TEXT~~ data: USE~~ > foo: x~foo~data: TEXT~~ data: USE~~",
        "data: TEXT > data: TEXT",
        "da > da",
        ": ping > : ping"
      })
  void dropsWhatTheJudgeSaysWithItsFieldsAndItsBlankLine(String written, String expected) {
    assertEdited(EditedStream.Kind.DROPPING, written, expected, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\'',
      value = {
        "data: {\"secret\":{\"a\":1},\"b\":2}~~ > data: {\"secret\":{},\"b\":2}~~",
        "data: {\"secret\":[1]}~data: {\"secret\":\"a\"}~data: [DONE]~ > data: {\"secret\":[]}~data: {\"secret\":\"\"}~data: [DONE]~",
        "data: {\"secret\":{\"a\":~data: [1~data:  ]},~id: 7~data: \"b\":1}~~ > data: {\"secret\":{}~data: ~data: ,~id: 7~data: \"b\":1}~~",
        "data: {\"secret\":12^~data: ,\"b\":1}^~^~ > data: {\"secret\":0^~data: ,\"b\":1}^~^~",
        "data: {\"error\":[{\"secret\":1}]} > data: {\"error\":[{\"secret\":0}]}",
        ": c~~event: x~id: 1~retry: 3~data:{\"secret\":true}~~ > : c~~event: x~id: 1~retry: 3~data:{\"secret\":false}~~",
        "data:~data: ~data~~data: [DONE]~~: x > data:~data: ~data~~data: [DONE]~~: x",
        "@data: {}~~ > @data: {}~~"
      })
  void emptiesPlacesAndLeavesTheRest(String written, String expected) {
    assertEdited(EditedStream.Kind.EMPTYING, written, expected, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\'',
      value = {
        "data: {}~~data: {\"secret\":{\"a\":1~~data: {}~~ > data: {}~~error: !~~",
        "data: {}~data: {\"secret\":{\"a\":1~~data: {}~~ > data: {}~~~error: !~~",
        "data: {}^data: {\"secret\" 1}^^ > data: {}^~~error: !~~",
        "data: {\"secret\":{\"a\":1}} x~~ > error: !~~",
        "data: {\"secret\":{\"a~data: b\":1}}~~ > error: !~~",
        "data: {\"secret\":~data: [DONE]~~ > error: !~~",
        "data: {\"secret\":1 > error: !~~",
        ": a~data: secret~~ > : a~error: !~~",
        "{\"secret\":1}~ > error: !~~",
        "<html secret > error: !~~",
        "event: x~secret~data: {}~~ > error: !~~",
        "id: 1~: a~data: x~~ > error: !~~",
        "data: [DONE] ~~ > error: !~~"
      })
  void endsTheStreamWithTheErrorFrameIfAnEventCannotBeRead(String written, String expected) {
    assertEdited(EditedStream.Kind.EMPTYING, written, expected, false);
  }

  @Test
  void dropsSomeEventsAndEmptiesOthers() {
    assertEdited(
        EditedStream.Kind.BOTH,
        "data: {\"secret\":{\"a\":1},\"usage\":{},\"choices\":[]}~~data: {\"secret\":{\"a\":1},\"choices\":[{}]}~~",
        "data: {\"secret\":{},\"choices\":[{}]}~~",
        true);
  }

  @Test
  void keepsAnEventThatIsTooLongToBeHeld() {
    int most = EventEdit.MAX_HELD_BYTES;
    for (int size = most - 1; size <= most + 1; size++) {
      String start = "data: {\"choices\":[],\"usage\":{},\"x\":\"";
      String event = start + "x".repeat(size - start.length() - 3) + "\"}\n";
      byte[] stream = (event + "\ndata: {}\n\n").getBytes(StandardCharsets.ISO_8859_1);
      for (int cut : new int[] {0, 100, size - 1, size, size + 1, stream.length}) {
        EditedStream edited = EditedStream.of(EditedStream.Kind.DROPPING, stream, cut);

        assertThat(edited.text())
            .as("%s bytes cut at %s", size, cut)
            .isEqualTo((size <= most ? "" : event + "\n") + "data: {}\n\n");
      }
    }
  }

  @Test
  void judgesTheEventBehindALongRetryHoweverThatIsCut() {
    String retry = "retry: " + "1".repeat(EventEdit.MAX_HELD_BYTES) + "\n";
    byte[] stream = (retry + stream("data: USE~~")).getBytes(StandardCharsets.ISO_8859_1);

    for (int cut : new int[] {0, retry.length() - 1, retry.length(), retry.length() + 4}) {
      assertThat(EditedStream.of(EditedStream.Kind.DROPPING, stream, cut).text())
          .isEqualTo(retry);
    }
  }

  @Test
  void letsALongEventThroughAsSoonAsItIsTooLong() {
    EditedStream edited = EditedStream.open(EditedStream.Kind.DROPPING);

    edited.pass("data: {\"x\":\"");
    edited.pass("x".repeat(EventEdit.MAX_HELD_BYTES - 12));
    int held = edited.text().length();
    edited.pass("x");

    assertThat(held).isZero();
    assertThat(edited.text()).hasSize(EventEdit.MAX_HELD_BYTES + 1);
  }

  @Test
  void endsTheStreamAtAnEventThatIsTooLongToBeRead() {
    for (int size = 99; size <= 101; size++) {
      String event = "data: {\"x\":\"" + "x".repeat(size - 15) + "\"}\n";
      byte[] stream = (event + "\n").getBytes(StandardCharsets.ISO_8859_1);
      for (int cut = 0; cut <= stream.length; cut++) {
        EditedStream edited = EditedStream.of(EditedStream.Kind.EMPTYING_100_BYTES, stream, cut);

        assertThat(edited.text())
            .as("%s bytes cut at %s", size, cut)
            .isEqualTo(size <= 100 ? event + "\n" : "error: !\n\n");
      }
    }
  }

  @Test
  void doesNotHoldAnEventThatTheJudgeKeeps() {
    EditedStream edited = EditedStream.open(EditedStream.Kind.DROPPING);

    edited.pass("data: {\"choices\":[{");
    edited.pass("\"delta\":");

    assertThat(edited.text()).isEqualTo("data: {\"choices\":[{\"delta\":");
  }

  @Test
  void doesNotHoldComments() {
    EditedStream edited = EditedStream.open(EditedStream.Kind.BOTH);

    edited.pass(": keep-ali");
    edited.pass("ve\n\n:");

    assertThat(edited.text()).isEqualTo(": keep-alive\n\n:");
  }

  @Test
  void givesOneSliceOfWhatItDoesNotChange() {
    byte[] stream =
        stream("data: TEXT~~data: TEXT~~: x~~data: TEXT~~").getBytes(StandardCharsets.ISO_8859_1);
    for (EditedStream.Kind kind : EditedStream.Kind.values()) {
      if (kind != EditedStream.Kind.EMPTYING_100_BYTES) {
        List<ByteBuffer> given = new ArrayList<>();

        kind.edit().pass(ByteBuffer.wrap(stream), given::add);

        assertThat(given).hasSize(1);
        assertThat(given.get(0).array()).isSameAs(stream);
        assertThat(given.get(0).remaining()).isEqualTo(stream.length);
      }
    }
  }

  @Test
  void swallowsEverythingBehindTheErrorFrame() {
    EditedStream edited = EditedStream.open(EditedStream.Kind.EMPTYING);

    assertThat(edited.pass("data: x\n")).isFalse();
    assertThat(edited.pass("data: {}\n\n")).isFalse();
    assertThat(edited.end()).isFalse();
    assertThat(edited.text()).isEqualTo("error: !\n\n");
  }

  @Test
  void wantsABoundOfAtLeastOneByte() {
    Redaction redaction = Redaction.of(EditedStream.SECRET, new byte[0]);

    assertThatThrownBy(() -> redaction.withMaxEventBytes(0)).hasMessageContaining("found 0");
  }
}
