package dev.lictor.dsl.fact;

import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.YamlFile;
import dev.lictor.policy.Situation;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Sheets out of short texts, for tests. */
final class Sheets {

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T09:30:00Z"));

  private static final Path FILES = Path.of("src/test/resources/dev/lictor/dsl/fact");

  private Sheets() {}

  static Directories directories() {
    try {
      return Directories.of(
          Optional.of(ModelFile.load(FILES.resolve("models.yaml"))),
          Optional.of(TeamFile.load(FILES.resolve("teams.yaml"))));
    } catch (DiagnosticException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  static Mapping mapping(String yaml) {
    Findings findings = new Findings();
    return YamlFile.parse(Source.of("test.yaml", yaml), findings)
        .orElseThrow(() -> new AssertionError(findings.all()));
  }

  /** What came of a text. */
  record Made(Optional<Situation> situation, List<Diagnostic> findings) {
    Situation sound() {
      return situation.orElseThrow(() -> new AssertionError(findings));
    }
  }

  static Made make(String yaml) {
    return make("", yaml);
  }

  /** Makes what comes of a text laid over another. */
  static Made make(String given, String with) {
    Findings findings = new Findings();
    SheetReader reader = new SheetReader(directories(), findings);
    Sheet below = reader.read(mapping(given.isEmpty() ? "{}" : given));
    Sheet sheet = reader.read(mapping(with)).over(below);
    Optional<Situation> situation = new SituationMaker(directories(), findings).make(sheet, CLOCK);
    return new Made(situation, findings.all());
  }
}
