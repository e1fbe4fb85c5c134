package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Json;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files that the tests of one file name. Not thread-safe. */
final class Fixtures {

  private static final int MAX_BYTES = 16 << 20;

  private final Path beside;
  private final Findings findings;

  /**
   * Makes a reader.
   *
   * @param beside the directory that paths are seen from
   */
  Fixtures(Path beside, Findings findings) {
    this.beside = beside;
    this.findings = findings;
  }

  /** Returns the directory that paths are seen from. */
  Path folder() {
    return beside;
  }

  /** Returns the path that is named; empty if it cannot be one. */
  Optional<Path> path(Scalar named) {
    try {
      return Optional.of(beside.resolve(named.value()));
    } catch (InvalidPathException e) {
      bad(named, "this cannot be a path");
      return Optional.empty();
    }
  }

  /** Reads the file that is named; one that cannot be read is a finding. */
  Optional<Fixture> file(Scalar named) {
    return path(named).flatMap(path -> {
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length <= MAX_BYTES) {
          return Optional.of(new Fixture(named, named.value(), ByteBuffer.wrap(bytes)));
        }
        bad(named, "the file must have at most " + MAX_BYTES + " bytes");
      } catch (NoSuchFileException e) {
        bad(named, "there is no such file beside the test");
      } catch (IOException e) {
        bad(named, "the file cannot be read: " + e.getClass().getSimpleName());
      }
      return Optional.empty();
    });
  }

  /** Returns a body: what a file holds, or what is written here as JSON. */
  Optional<Fixture> body(Node node) {
    return node instanceof Scalar named
        ? file(named)
        : Optional.of(new Fixture(node, "the body", ByteBuffer.wrap(Json.bytes(node))));
  }

  private void bad(Scalar named, String message) {
    findings.add(named.span(), Code.BAD_FIXTURE, named.path(), message, "");
  }
}
