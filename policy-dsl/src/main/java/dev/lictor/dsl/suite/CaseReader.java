package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.fact.Directories;
import dev.lictor.dsl.fact.Request;
import dev.lictor.dsl.fact.RequestMaker;
import dev.lictor.dsl.fact.Sheet;
import dev.lictor.dsl.fact.SheetReader;
import dev.lictor.dsl.fact.SituationMaker;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.identity.Caller;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tests of one file, whose structure is sound. Not thread-safe. */
final class CaseReader {

  /** When a call is decided of which nobody says when. */
  private static final Instant SOME_TIME = Instant.parse("2026-01-01T12:00:00Z");

  private final Directories directories;
  private final RuleIds ids;
  private final Fixtures fixtures;
  private final Findings findings;
  private final Optional<Sheet> given;

  CaseReader(
      Mapping file, Directories directories, RuleIds ids, Fixtures fixtures, Findings findings) {
    this.directories = directories;
    this.ids = ids;
    this.fixtures = fixtures;
    this.findings = findings;
    this.given = sheet(file, "given");
  }

  /** Reads facts; empty if there is an error in them, of which everything else would be a consequence. */
  private Optional<Sheet> sheet(Mapping owner, String key) {
    Findings own = new Findings();
    Sheet sheet = owner
        .mapping(key)
        .map(told -> new SheetReader(directories, own).read(told))
        .orElseGet(() -> Sheet.empty(owner));
    own.all().forEach(findings::add);
    return own.failed() ? Optional.empty() : Optional.of(sheet);
  }

  /** Reads a test; empty if there is an error in it. */
  Optional<Case> read(Mapping test) {
    int before = findings.count();
    TestShape.check(test, findings);
    Optional<Scalar> name = test.scalar("name");
    boolean ofRequest = test.find("request").isPresent();
    InstantSource clock = InstantSource.fixed(at(test));
    Expectation expectation =
        new ExpectationReader(directories, ids, fixtures, findings).read(test, ofRequest);
    List<Case.Spent> spent = spent(test);
    Optional<Sheet> with = sheet(test, "with");
    Optional<Case.Subject> subject = with.isPresent() && given.isPresent()
        ? subject(test, with.get().over(given.get()), clock)
        : Optional.empty();
    return findings.count() == before && name.isPresent()
        ? subject.map(of -> new Case(name.get(), test, of, clock, spent, expectation))
        : Optional.empty();
  }

  private Instant at(Mapping test) {
    Optional<Scalar> said = test.scalar("at");
    if (said.isEmpty()) {
      return SOME_TIME;
    }
    try {
      return OffsetDateTime.parse(said.get().value()).toInstant();
    } catch (DateTimeException e) {
      findings.add(
          said.get().span(),
          Code.WRONG_FORM,
          said.get().path(),
          "expected a time such as 2026-11-30T23:59:00+01:00, found `"
              + said.get().value() + '`',
          "");
      return SOME_TIME;
    }
  }

  private List<Case.Spent> spent(Mapping test) {
    List<Case.Spent> spent = new ArrayList<>();
    test.mapping("spent").ifPresent(budgets -> budgets.entries().forEach(entry -> {
      ids.checkBudget(entry.key(), findings);
      if (entry.value() instanceof Scalar amount) {
        amount
            .integer()
            .ifPresent(number -> spent.add(new Case.Spent(entry.key(), number.longValue())));
      }
    }));
    return spent;
  }

  private Optional<Case.Subject> subject(Mapping test, Sheet sheet, InstantSource clock) {
    Optional<Mapping> request = test.mapping("request");
    Optional<Node> response = test.find("response");
    if (request.isEmpty() && response.isEmpty()) {
      return new SituationMaker(directories, findings).make(sheet, clock).map(Case.OfFacts::new);
    }
    RequestReader reader = new RequestReader(directories, fixtures, findings);
    Caller caller = new SituationMaker(directories, findings).caller(sheet.caller());
    Optional<Case.Answered> answer = response.flatMap(reader::answer);
    Optional<Request> made = request.isPresent()
        ? reader.request(request.get())
        : new RequestMaker(directories, findings).make(sheet.call(), caller, clock);
    return made.map(sent -> new Case.OfRequest(sent, caller, answer));
  }
}
