package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.internal.json.WantedPath;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DocumentEditTest {

  private static final WantedPath EMPTIED = WantedPath.within(
      "",
      WantedPath.at("secret", 0),
      WantedPath.within("error", WantedPath.at("secret", 0)).orElements());

  private record Edited(String text, boolean whole, List<Boolean> answers) {}

  private static Edited edit(byte[] document, int... cuts) {
    AnswerEdit edit = new DocumentEdit(EMPTIED);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Boolean> answers = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      answers.add(edit.pass(ByteBuffer.wrap(document, from, cut - from), each -> take(each, out)));
      from = cut;
    }
    ByteBuffer rest = ByteBuffer.allocateDirect(document.length - from);
    rest.put(document, from, document.length - from).flip();
    answers.add(edit.pass(rest, each -> take(each, out)));
    boolean whole = edit.end(each -> take(each, out));
    assertThat(rest.position()).isZero();
    return new Edited(out.toString(StandardCharsets.ISO_8859_1), whole, answers);
  }

  private static void take(ByteBuffer bytes, ByteArrayOutputStream out) {
    assertThat(bytes.hasRemaining()).isTrue();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    out.writeBytes(copy);
  }

  private static void assertEdited(String document, String expected, boolean whole) {
    byte[] bytes = document.getBytes(StandardCharsets.ISO_8859_1);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        Edited edited = edit(bytes, first, second);

        assertThat(edited.text).as("cut at %s, %s", first, second).isEqualTo(expected);
        assertThat(edited.whole).isEqualTo(whole);
      }
    }
  }

  @Test
  void emptiesPlacesHoweverTheDocumentIsCut() {
    assertEdited(
        " {\"a\":[1],\"secret\":{\"b\":\"}\"},\"error\":[{\"secret\":\"x\",\"c\":2}]}\n",
        " {\"a\":[1],\"secret\":{},\"error\":[{\"secret\":\"\",\"c\":2}]}\n",
        true);
  }

  @Test
  void endsWhereTheDocumentBreaks() {
    assertEdited("{\"a\":1,\"secret\":{\"b\":x},\"c\":1}", "{\"a\":1,\"secret\":{}", false);
    assertEdited("{\"a\":1}{\"secret\":{\"b\":1}}", "{\"a\":1}", false);
    assertEdited("<html>", "", false);
  }

  @Test
  void saysAtOnceThatADocumentIsBrokenAndGivesNothingMore() {
    byte[] document = "{\"a\":x}{}".getBytes(StandardCharsets.ISO_8859_1);

    Edited edited = edit(document, 5, 6, 7);

    assertThat(edited.answers).containsExactly(true, false, false, false);
    assertThat(edited.text).isEqualTo("{\"a\":");
  }

  @Test
  void saysThatADocumentIsNotWholeIfItWasCutShort() {
    assertEdited("{\"a\":1,\"secret\":{\"b", "{\"a\":1,\"secret\":{}", false);
    assertEdited("{\"a\":1", "{\"a\":1", false);
    assertEdited(" ", " ", false);
  }

  @Test
  void takesAnAnswerWithoutBytesForWhole() {
    assertEdited("", "", true);
  }

  @Test
  void givesSlicesOfWhatItDoesNotChange() {
    byte[] document = "{\"a\":1,\"secret\":2}".getBytes(StandardCharsets.ISO_8859_1);
    List<ByteBuffer> given = new ArrayList<>();

    new DocumentEdit(EMPTIED).pass(ByteBuffer.wrap(document), given::add);

    assertThat(given).hasSize(3);
    assertThat(given.get(0).array()).isSameAs(document);
    assertThat(given.get(2).array()).isSameAs(document);
  }

  @Test
  void changesNothingWithoutAnEdit() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 2});
    List<ByteBuffer> given = new ArrayList<>();

    assertThat(AnswerEdit.none().pass(bytes, given::add)).isTrue();
    assertThat(AnswerEdit.none().pass(ByteBuffer.allocate(0), given::add)).isTrue();
    assertThat(AnswerEdit.none().end(given::add)).isTrue();

    assertThat(given).containsExactly(bytes);
    assertThat(bytes.remaining()).isEqualTo(2);
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"secret\":",
            "\"error\":",
            "\"a\":",
            "\"b\"",
            "1",
            "-",
            "true",
            "null",
            " ",
            "{\"secret\":{\"b\":1}}",
            "\"\\u00e4\"",
            "\u00e4",
            "\"",
            "\\")
        .list()
        .ofMaxSize(20)
        .map(parts -> "{\"a\":" + String.join("", parts));
  }

  @Property(tries = 3000)
  void isIndependentOfCutsAndIdempotent(@ForAll("documents") String document, @ForAll long seed) {
    byte[] bytes = document.getBytes(StandardCharsets.ISO_8859_1);
    int[] cuts = new Random(seed).ints(4, 0, bytes.length + 1).sorted().toArray();

    Edited once = edit(bytes);
    Edited cut = edit(bytes, cuts);
    Edited twice = edit(once.text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(cut.text).isEqualTo(once.text);
    assertThat(cut.whole).isEqualTo(once.whole);
    assertThat(twice.text).isEqualTo(once.text);
  }

  @Property(tries = 1000)
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes) {
    assertThat(edit(bytes).text.length()).isLessThanOrEqualTo(bytes.length + 5);
  }
}
