package dev.lictor.dsl.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.policy.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialectsTest {

  @Test
  void knowsEveryDialectThatCoreHasACorpusOf() throws IOException {
    try (Stream<Path> corpora = Files.list(Path.of("../core/src/test/resources/corpus"))) {
      List<String> dialects =
          corpora.map(corpus -> corpus.getFileName().toString()).sorted().toList();

      assertThat(dialects).isNotEmpty();
      assertThat(Dialects.names()).containsAll(dialects);
    }
  }

  @Test
  void knowsTheOperationsOfTheControlPlaneAndOfTheDialects() {
    assertThat(Dialects.operations())
        .contains("deployments.create", "batches.create", "completion", "converse", "unknown")
        .doesNotContain("deployments.creat");
  }

  @Test
  void tellsWhatIsCountedInRequestsAlone() {
    assertThat(Dialects.uncounted(Selector.SPENDING, Selector.ANY))
        .containsExactly("job", "opaque");
    assertThat(Dialects.uncounted(Selector.SPENDING, of(Kind.INFERENCE, Kind.EMBEDDING)))
        .isEmpty();
    assertThat(Dialects.uncounted(of(Kind.CONTROL), Selector.ANY)).isEmpty();
    assertThat(Dialects.uncounted(dialect("rpt"), Selector.ANY)).containsExactly("rpt");
    assertThat(Dialects.uncounted(of(Kind.INFERENCE), dialect("rpt"))).containsExactly("rpt");
    assertThat(Dialects.uncounted(dialect("cohere"), Selector.ANY)).containsExactly("cohere");
    assertThat(Dialects.uncounted(dialect("cohere"), of(Kind.INFERENCE))).isEmpty();
    assertThat(Dialects.uncounted(dialect("openai"), Selector.ANY)).isEmpty();
  }

  private static Selector of(Kind... kinds) {
    return new Selector(Set.of(kinds), List.of());
  }

  private static Selector dialect(String name) {
    return new Selector(Set.of(), List.of(name));
  }
}
