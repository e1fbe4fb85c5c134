package dev.lictor.dsl.fact;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes what rules are asked about of a sheet. What the sheet does not tell is what a plain call of its operation asks for, as the
 * dialect's own reader reads it. What the sheet tells is read back as rules see it; where that differs the sheet contradicts itself.
 * Not thread-safe.
 */
public final class SituationMaker {

  private static final Set<Kind> WITH_MODELS = Set.of(Kind.INFERENCE, Kind.EMBEDDING);

  private final Directories directories;
  private final Findings findings;

  /** Makes a maker that adds what is wrong to the findings. */
  public SituationMaker(Directories directories, Findings findings) {
    this.directories = directories;
    this.findings = findings;
  }

  /** Makes the caller alone. */
  public Caller caller(Told.Part told) {
    Caller caller = new CallerMaker(directories, findings).make(told);
    agree("caller", directories.table().caller(), told, directories.table().values(caller));
    return caller;
  }

  /** Makes the situation; empty if there is an error in what is told. */
  public Optional<Situation> make(Sheet sheet, InstantSource clock) {
    int before = findings.count();
    Caller caller = caller(sheet.caller());
    Optional<PlainCall> plain = new Choosing(findings).choose(sheet.call());
    Optional<Situation> situation = plain.flatMap(call -> made(call, sheet.call(), caller, clock));
    return findings.count() == before ? situation : Optional.empty();
  }

  private Optional<Situation> made(
      PlainCall plain, Told.Part told, Caller caller, InstantSource clock) {
    Optional<Situation> read = plain.dialect().equals(PlainCalls.CONTROL_PLANE)
        ? Optional.of(new Situation(
            caller,
            HeadFacts.of(told).operation(plain),
            CallFacts.builder().countsTokens(false).build(),
            clock.millis()))
        : read(plain, told, caller, clock);
    Optional<Situation> situation = read.flatMap(found -> with(told, found));
    situation.ifPresent(made -> {
      FactType type = directories.table().call();
      onlyOf(made.operation(), type, told);
      agree("call", type, told, directories.table().values(made));
    });
    return situation;
  }

  private Optional<Situation> read(
      PlainCall plain, Told.Part told, Caller caller, InstantSource clock) {
    HeadFacts head = HeadFacts.of(told);
    Probe.Seen seen = Probe.read(
        plain.request(plain.model(), PlainBody.Said.NOTHING, head.wishes()),
        PlainCalls.before(plain)
            .map(call -> call.request(call.model(), PlainBody.Said.NOTHING, head.deployment())),
        caller,
        directories.catalogue(),
        clock);
    if (seen.situation().isEmpty()) {
      Reason reason = seen.refusal().orElseThrow();
      findings.add(
          Missing.start(told.node()),
          Code.CONTRADICTION,
          told.node().path(),
          "the engine refuses a call with such a head: " + reason.message(),
          "");
    }
    return seen.situation();
  }

  private Optional<Situation> with(Told.Part told, Situation plain) {
    CallFacts facts = plain.body();
    ModelRef like =
        facts.models().isEmpty() ? FactsMaker.NO_MODEL : facts.models().get(0);
    Told.Parts named = told.fields().get("models") instanceof Told.Parts some
        ? some
        : new Told.Parts(told.node(), List.of());
    if (named.items().isEmpty() && WITH_MODELS.contains(plain.operation().kind())) {
      Missing.add(
          findings,
          told,
          "every " + plain.operation().kind().word()
              + " call runs a model: say which, as `models`");
    }
    List<ModelRef> models = new ModelMaker(directories, findings).make(named, like);
    FactType type = directories.table().call();
    Map<String, Object> values = Overlay.over(type, directories.table().values(plain), told);
    values.keySet().retainAll(told.fields().keySet());
    return Words.areTold(type, values, told, findings)
        ? Optional.of(new Situation(
            plain.caller(),
            HeadFacts.of(told).inRegion(plain.operation()),
            FactsMaker.make(facts, models, values),
            plain.nowMillis()))
        : Optional.empty();
  }

  private void onlyOf(Operation operation, FactType type, Told.Part told) {
    told.fields().forEach((name, fact) -> {
      boolean takenAway = fact instanceof Told.Nothing;
      if (!takenAway && !type.field(name).orElseThrow().kinds().contains(operation.kind())) {
        findings.add(
            fact.node().span(),
            Code.CONTRADICTION,
            fact.node().path(),
            "a call of the kind `" + operation.kind().word() + "` has no `" + name + '`',
            "");
      }
    });
  }

  private void agree(String path, FactType type, Told.Part told, Map<String, Object> seen) {
    for (Agreement.Difference difference : Agreement.differences(path, type, told, seen)) {
      boolean reported = findings.all().stream()
          .anyMatch(found -> found.path().equals(difference.node().path()));
      if (!reported) {
        findings.add(
            difference.node().span(),
            Code.CONTRADICTION,
            difference.node().path(),
            "with what else is told `" + difference.path() + "` is " + difference.seen() + ", not "
                + difference.told(),
            "");
      }
    }
  }
}
