package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyingScannerTest {

  private static final WantedPath EMPTIED = WantedPath.within(
      "",
      WantedPath.at("secret", 0),
      WantedPath.at("each", 0).orElements(),
      WantedPath.within("error", WantedPath.at("secret", 0)).orElements());

  /** Writes the document with the values emptied, as far as it is sound. */
  private static final class Written implements EmptyingListener {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] document;
    private final EmptyingScanner scanner = new EmptyingScanner(EMPTIED, this);
    private int base;
    private int kept;

    Written(String document) {
      this.document = document.getBytes(StandardCharsets.UTF_8);
    }

    String cutAt(int cut) {
      int sound = scanner.pass(document, 0, cut);
      byte[] rest = new byte[document.length - cut];
      System.arraycopy(document, cut, rest, 0, rest.length);
      base = cut;
      if (sound == cut) {
        sound += scanner.pass(rest, 0, rest.length);
      }
      if (!scanner.hiding()) {
        out.write(document, kept, sound - kept);
      }
      return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void begins(int at, byte[] empty) {
      out.write(document, kept, base + at - kept);
      out.writeBytes(empty);
    }

    @Override
    public void ends(int behind) {
      kept = base + behind;
    }
  }

  private static void assertEmptied(String document, String expected, boolean complete) {
    int length = document.getBytes(StandardCharsets.UTF_8).length;
    for (int cut = 0; cut <= length; cut++) {
      Written written = new Written(document);

      assertThat(written.cutAt(cut)).as("cut at %s", cut).isEqualTo(expected);
      assertThat(written.scanner.complete()).as("cut at %s", cut).isEqualTo(complete);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '^',
      value = {
        "{\"secret\":{\"a\":[1,{\"b\":\"}\"}]},\"x\":1} > {\"secret\":{},\"x\":1}",
        "{ \"secret\" : [1,[2]] , \"x\":1} > { \"secret\" : [] , \"x\":1}",
        "{\"secret\":\"ü\\\"\\u0041\",\"x\":\"ü\"} > {\"secret\":\"\",\"x\":\"ü\"}",
        "{\"secret\":-1.5e3,\"x\":1} > {\"secret\":0,\"x\":1}",
        "{\"secret\":12 ,\"x\":1} > {\"secret\":0 ,\"x\":1}",
        "{\"secret\":12} > {\"secret\":0}",
        "{\"secret\":true} > {\"secret\":false}",
        "{\"secret\":false} > {\"secret\":false}",
        "{\"secret\":null} > {\"secret\":null}",
        "{\"secret\":{},\"x\":{ }} > {\"secret\":{},\"x\":{ }}",
        "{\"\\u0073ecr\\u0065t\":{\"a\":1}} > {\"\\u0073ecr\\u0065t\":{}}",
        "{\"secret\":{\"a\":1},\"secret\":\"b\"} > {\"secret\":{},\"secret\":\"\"}",
        "{\"each\":[{\"a\":1},\"b\",[2,[3]],null]} > {\"each\":[{},\"\",[0,[0]],null]}",
        "{\"each\":{\"a\":1}} > {\"each\":{}}",
        "{\"error\":{\"secret\":{\"a\":1},\"code\":400}} > {\"error\":{\"secret\":{},\"code\":400}}",
        "{\"error\":[{\"secret\":1},{\"secret\":\"a\"}]} > {\"error\":[{\"secret\":0},{\"secret\":\"\"}]}",
        "{\"x\":{\"secret\":{\"a\":1}}} > {\"x\":{\"secret\":{\"a\":1}}}",
        "{\"x\":\"\\\"secret\\\":{\"} > {\"x\":\"\\\"secret\\\":{\"}",
        "{\"secret \":{\"a\":1},\"Secret\":1} > {\"secret \":{\"a\":1},\"Secret\":1}",
        "[{\"secret\":1}] > [{\"secret\":1}]"
      })
  void emptiesTheWantedPlacesAndNothingElse(String document, String expected) {
    assertEmptied(document, expected, true);
    assertEmptied(expected, expected, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '^',
      value = {
        "{\"x\":[1]2,\"secret\":{}} > {\"x\":[1]",
        "{\"secret\":{\"a\" 1}} > {\"secret\":{}",
        "{\"secret\":nul,\"x\":1} > {\"secret\":nul",
        "{\"secret\":{\"a\":1}}} > {\"secret\":{}}",
        "{\"secret\":{\"a\":1} > {\"secret\":{}",
        "{\"secret\":{\"a\":1 > {\"secret\":{}",
        "{\"x\":\"\\y\"} > {\"x\":\"\\"
      })
  void tellsWhatIsSoundOfADocumentThatBreaks(String document, String expected) {
    assertEmptied(document, expected, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"secret\":", "{\"x\":"})
  void givesUpOnDepthInsteadOfMemory(String start) {
    Written written = new Written(start + "[".repeat(100_000));

    assertThat(written.cutAt(0).length()).isLessThan(300);
    assertThat(written.scanner.broken()).isTrue();
  }

  @Test
  void showsNothingBehindASecretThatIsBroken() {
    Written written = new Written("{\"secret\":{\"a\":\"hidden\u0001\"},\"secret\":\"hidden\"}");

    assertThat(written.cutAt(3)).isEqualTo("{\"secret\":{}");
  }
}
