package dev.lictor.schema.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSplitterTest {

  /** Writes {@code |} behind a line of data and {@code #} behind an event. */
  private static final class Written implements DataListener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public void data(byte[] bytes, int from, int to) {
      text.append(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void lineEnds() {
      text.append('|');
    }

    @Override
    public void eventEnds() {
      text.append('#');
    }
  }

  private static String split(byte[] stream, int... cuts) {
    Written written = new Written();
    EventSplitter splitter = new EventSplitter(written);
    int from = 0;
    for (int cut : cuts) {
      splitter.pass(ByteBuffer.wrap(stream, from, cut - from));
      from = cut;
    }
    ByteBuffer rest =
        ByteBuffer.allocateDirect(stream.length - from).put(stream, from, stream.length - from);
    splitter.pass(rest.flip());
    splitter.end();
    return written.text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "data: a~~data: b~~ > a|#b|#",
        "data: a~data: b~~ > a|b|#",
        "data:a~data~data: ~data:  c~~ > a|||' c'|#",
        "data: a^~^~data: b^~^~ > a|#b|#",
        "data: a^~data: b^~^~ > a|b|#",
        "data: a^^data: b^^ > a|#b|#",
        "data: a~^data: b^~~ > a|#b|#",
        "data: a > a|#",
        "data: a~ > a|#",
        "data > |#",
        ": comment~~:~data: a~: more~event: x~id: 1~retry: 9~~ > a|#",
        "dat: a~datas: b~ data: c~Data: d~~ > ''",
        "~~~data: a~~~~ > a|#",
        "@data: a~~ > a|#",
        "data: a~~@data: b~~ > a|#",
        "data: a: b > a: b|#"
      })
  void findsTheDataOfEachEventHoweverItIsCut(String written, String expected) {
    byte[] stream = written
        .strip()
        .replace('~', '\n')
        .replace('^', '\r')
        .replace("@", "\u00EF\u00BB\u00BF")
        .getBytes(StandardCharsets.ISO_8859_1);
    String wanted = expected.strip().replace("'", "");

    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        assertThat(split(stream, first, second))
            .as("cut at %s, %s", first, second)
            .isEqualTo(wanted);
      }
    }
  }

  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(
            "data:", "data", " ", ":", "\r", "\n", "\r\n", "x", "\u00EF\u00BB\u00BF", "[DONE]")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 2000)
  void hearsTheSameHoweverTheBytesAreCut(@ForAll("streams") String text, @ForAll long seed) {
    byte[] stream = text.getBytes(StandardCharsets.ISO_8859_1);
    int[] cuts = new Random(seed).ints(4, 0, stream.length + 1).sorted().toArray();

    assertThat(split(stream, cuts)).isEqualTo(split(stream));
  }
}
