package dev.lictor.schema.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventEditPropertyTest {

  private static final String USE = "{\"choices\":[],\"usage\":{\"total\":1}}";
  private static final String KEPT = "data: {\"choices\":[{\"delta\":1}],\"usage\":{}}";

  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(
            "data: " + USE,
            KEPT,
            "data: {\"secret\":{\"hidden\":\"hidden\"}}",
            "data: {\"secret\":",
            "data: \"hidden\"}",
            "data: {\"error\":[{\"secret\":\"hidden\"}]}",
            "data: [DONE]",
            "data:",
            "data",
            "event: x",
            "id: 1",
            ": comment",
            "retry: 5",
            "\uFEFF",
            "other",
            "\n",
            "\n",
            "\n",
            "\n\n",
            "\n\n",
            "\r",
            "\r\n",
            "\r\n\r\n")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 4000)
  void givesTheSameHoweverTheBytesAreCut(
      @ForAll("streams") String text, @ForAll EditedStream.Kind kind, @ForAll long seed) {
    byte[] stream = text.getBytes(StandardCharsets.UTF_8);
    int[] cuts = new Random(seed).ints(5, 0, stream.length + 1).sorted().toArray();

    EditedStream whole = EditedStream.of(kind, stream);
    EditedStream cut = EditedStream.of(kind, stream, cuts);

    assertThat(cut.text()).isEqualTo(whole.text());
    assertThat(cut.whole()).isEqualTo(whole.whole());
  }

  @Property(tries = 4000)
  void changesNothingMoreTheSecondTime(
      @ForAll("streams") String text, @ForAll EditedStream.Kind kind) {
    EditedStream once = EditedStream.of(kind, text.getBytes(StandardCharsets.UTF_8));
    if (once.whole()) {
      EditedStream twice = EditedStream.of(kind, once.text().getBytes(StandardCharsets.ISO_8859_1));

      assertThat(twice.text()).isEqualTo(once.text());
    }
  }

  @Property(tries = 4000)
  void neverShowsWhatIsToBeEmptied(@ForAll("streams") String text) {
    byte[] stream = text.getBytes(StandardCharsets.UTF_8);

    for (EditedStream.Kind kind : EditedStream.Kind.values()) {
      if (kind != EditedStream.Kind.DROPPING) {
        EditedStream.of(kind, stream)
            .text()
            .lines()
            .filter(line -> line.startsWith("data"))
            .forEach(line -> assertThat(line).doesNotContain("hidden"));
      }
    }
  }

  @Property(tries = 4000)
  void keepsEveryCommentAndEveryEventThatIsNotDropped(@ForAll("streams") String text) {
    String edited = EditedStream.of(
            EditedStream.Kind.DROPPING, text.getBytes(StandardCharsets.UTF_8))
        .text();

    for (String line : new String[] {": comment", "retry: 5", KEPT, "data: [DONE]"}) {
      assertThat(edited.lines().filter(line::equals).count())
          .as(line)
          .isEqualTo(text.lines().filter(line::equals).count());
    }
    if (!text.contains(USE)) {
      assertThat(edited.getBytes(StandardCharsets.ISO_8859_1))
          .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Property(tries = 2000)
  void neverThrowsOnAnyBytes(@ForAll byte[] bytes, @ForAll EditedStream.Kind kind) {
    String edited = EditedStream.of(kind, bytes).text();

    if (kind == EditedStream.Kind.DROPPING) {
      assertThat(edited).isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }
}
