package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.fact.Directories;
import dev.lictor.dsl.fact.SheetReader;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is expected, and finds what cannot be expected of any call. Not thread-safe. */
final class ExpectationReader {

  private static final Set<String> OF_REFUSALS = Set.of("status", "message", "details");
  private static final Set<String> OF_PERMITS = Set.of("sent", "sentBody", "received");

  private final Directories directories;
  private final RuleIds ids;
  private final Fixtures fixtures;
  private final Findings findings;

  ExpectationReader(Directories directories, RuleIds ids, Fixtures fixtures, Findings findings) {
    this.directories = directories;
    this.ids = ids;
    this.fixtures = fixtures;
    this.findings = findings;
  }

  /**
   * Reads what a test expects.
   *
   * @param ofRequest whether a request is tested, which an engine may refuse for many more reasons
   */
  Expectation read(Mapping test, boolean ofRequest) {
    Optional<Mapping> found = test.mapping("expect");
    if (found.isEmpty()) {
      return Expectation.NONE;
    }
    Mapping expect = found.get();
    contradictions(expect);
    for (Node warned : expect.items("warned")) {
      findings.add(
          warned.span(),
          Code.NOT_SUPPORTED,
          warned.path(),
          "budgets do not warn in this version, so nothing but `[]` can be expected",
          "");
    }
    return new Expectation(
        expect.entry("refused").isEmpty()
            ? Optional.empty()
            : Optional.of(refused(expect, ofRequest)),
        expect.scalar("permitted"),
        expect.scalar("status"),
        expect.scalar("message"),
        expect.mapping("details"),
        expect.mapping("sent").map(sent -> new SheetReader(directories, findings)
            .read(sent, directories.table().call())),
        expect.scalar("sentBody").flatMap(fixtures::file),
        expect.scalar("received").flatMap(fixtures::file));
  }

  private Expectation.Refused refused(Mapping expect, boolean ofRequest) {
    List<String> names = new ArrayList<>();
    for (Node item : expect.items("refused")) {
      if (item instanceof Scalar id) {
        ids.checkReason(id, ofRequest, findings);
        names.add(id.value());
      }
    }
    return new Expectation.Refused(expect.find("refused").orElse(expect), names);
  }

  private void contradictions(Mapping expect) {
    boolean permitted = expect.scalar("permitted").map(Scalar::isTrue).orElse(false)
        || (expect.entry("refused").isPresent() && expect.items("refused").isEmpty());
    boolean refused = !expect.items("refused").isEmpty()
        || expect.scalar("permitted").map(said -> !said.isTrue()).orElse(false)
        || expect.keys().stream().anyMatch(OF_REFUSALS::contains);
    for (Mapping.Entry entry : expect.entries()) {
      String key = entry.key().value();
      if (refused && OF_PERMITS.contains(key)) {
        contradiction(entry, "a call that is refused is not sent, so it has no `" + key + '`');
      } else if (permitted && OF_REFUSALS.contains(key)) {
        contradiction(entry, "a call that is permitted has no `" + key + '`');
      }
    }
    if (permitted && !expect.items("refused").isEmpty()) {
      contradiction(
          expect.entry("permitted").orElseThrow(), "a call that is refused is not permitted");
    }
  }

  private void contradiction(Mapping.Entry entry, String message) {
    findings.add(entry.key().span(), Code.CONFLICTING_KEYS, entry.value().path(), message, "");
  }
}
