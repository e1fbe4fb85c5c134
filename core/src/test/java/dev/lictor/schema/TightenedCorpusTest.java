package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Corpus.Case;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of the corpus with a {@code mandate.json}: what is sent then stands in {@code tightened.json}, byte for byte, its new headers in
 * {@code tightened-headers.json}; or why it cannot be, in {@code impossible.txt}.
 */
class TightenedCorpusTest {

  static List<Case> tightened() {
    return Corpus.casesWith("tightened.json");
  }

  static List<Case> impossible() {
    return Corpus.casesWith("impossible.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tightened")
  void givesARequestWhatIsMandatedAndKeepsEveryOtherByte(Case each) {
    ByteBuffer body = each.body("request.json");
    ByteBuffer within = ByteBuffer.allocate(body.remaining() + 7).position(3);
    within.put(body.duplicate()).flip().position(3);

    for (ByteBuffer asked : List.of(body, within)) {
      Tightened tightened = each.schema().tighten(each.operation(), asked, mandate(each));

      assertThat(tightened).isInstanceOf(Tightened.Request.class);
      Tightened.Request request = (Tightened.Request) tightened;
      assertThat(StandardCharsets.UTF_8.decode(request.body().duplicate()).toString())
          .isEqualTo(new String(each.bytes("tightened.json"), StandardCharsets.UTF_8));
      assertThat(request.headers()).isEqualTo(headers(each));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("impossible")
  void saysWhyARequestCannotHaveWhatIsMandated(Case each) {
    Tightened tightened =
        each.schema().tighten(each.operation(), each.body("request.json"), mandate(each));

    assertThat(tightened).isInstanceOf(Tightened.Impossible.class);
    assertThat(((Tightened.Impossible) tightened).message())
        .isEqualTo(new String(each.bytes("impossible.txt"), StandardCharsets.UTF_8).strip());
  }

  private static Mandate mandate(Case each) {
    return MandateText.of(each.json("mandate.json"));
  }

  private static Map<String, String> headers(Case each) {
    Map<String, String> headers = new HashMap<>();
    if (each.has("tightened-headers.json")) {
      each.json("tightened-headers.json")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    }
    return headers;
  }
}
