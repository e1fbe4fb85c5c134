package dev.lictor.schema.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The cases under {@code corpus/orchestration.v1} and {@code corpus/orchestration.v2}. */
final class Corpus {

  static final ObjectMapper JSON = new ObjectMapper();

  private Corpus() {}

  /** One directory of the corpus. */
  record Case(OrchestrationSchema schema, String dialect, Path folder) {

    boolean has(String file) {
      return Files.exists(folder.resolve(file));
    }

    byte[] bytes(String file) {
      try {
        return Files.readAllBytes(folder.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JsonNode json(String file) {
      try {
        return JSON.readTree(bytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    ByteBuffer body(String file) {
      return ByteBuffer.wrap(bytes(file));
    }

    Operation operation() {
      return Corpus.operation(schema, dialect);
    }

    @Override
    public String toString() {
      return dialect + '/' + folder.getFileName();
    }
  }

  static Operation operation(OrchestrationSchema schema, String dialect) {
    String path = "/v2/inference/deployments/d1234"
        + (dialect.endsWith("v2") ? "/v2/completion" : "/completion");
    return schema
        .route(new RequestHead("POST", path, Headers.none()), Target.parse(path).orElseThrow())
        .orElseThrow();
  }

  /** Returns the cases that have a file of the given name. */
  static List<Case> casesWith(String file) {
    return Stream.concat(
            cases(OrchestrationSchema.v1(), "orchestration.v1"),
            cases(OrchestrationSchema.v2(), "orchestration.v2"))
        .filter(each -> each.has(file))
        .toList();
  }

  private static Stream<Case> cases(OrchestrationSchema schema, String dialect) {
    URL root = Objects.requireNonNull(Corpus.class.getResource("/corpus/" + dialect));
    try (Stream<Path> folders = Files.list(Path.of(root.toURI()))) {
      return folders.sorted().map(folder -> new Case(schema, dialect, folder)).toList().stream();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
