package dev.lictor.testkit.call;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.policy.Situation;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes one call by hand: a plain one, of which is said what matters. It is a completion of orchestration, by a caller without a team,
 * unless another dialect or caller is given. Not thread-safe.
 */
public final class CallBuilder {

  private final Domain domain;
  private final List<Consumer<CallFacts.Builder>> changes = new ArrayList<>();
  private final List<String> models = new ArrayList<>();
  private Dialect dialect = Dialect.ORCHESTRATION_V2;
  private Caller caller = new Caller(
      "issuer.example",
      "tenant-1",
      "instance-1",
      "client-1",
      Optional.empty(),
      Set.of(),
      true,
      Optional.empty());
  private OptionalLong cap = OptionalLong.empty();
  private Instant at = Domain.NOW;

  private CallBuilder(Domain domain) {
    this.domain = Objects.requireNonNull(domain, "domain");
  }

  /** Returns a builder of a call that names models of the domain. */
  public static CallBuilder in(Domain domain) {
    return new CallBuilder(domain);
  }

  /** Sets the dialect; the call is what the dialect is used for first of all. */
  public CallBuilder speaking(Dialect newDialect) {
    dialect = Objects.requireNonNull(newDialect, "dialect");
    return this;
  }

  /** Sets who calls. */
  public CallBuilder by(Caller newCaller) {
    caller = Objects.requireNonNull(newCaller, "caller");
    return this;
  }

  /** Makes the caller a member of a team. */
  public CallBuilder by(Team team) {
    caller = caller.in(Optional.of(team));
    return this;
  }

  /** Adds models, the first of which answers; without any, the domain's first does. */
  public CallBuilder models(String... names) {
    models.addAll(List.of(names));
    return this;
  }

  /** Caps the answer. */
  public CallBuilder maxOutputTokens(long tokens) {
    cap = OptionalLong.of(tokens);
    return this;
  }

  /** Says anything else. */
  public CallBuilder facts(Consumer<CallFacts.Builder> change) {
    changes.add(Objects.requireNonNull(change, "change"));
    return this;
  }

  /** Sets the time. */
  public CallBuilder at(Instant time) {
    at = Objects.requireNonNull(time, "time");
    return this;
  }

  /** Returns the call. */
  public Situation build() {
    Form form = Forms.list().stream()
        .filter(each -> each.dialect() == dialect)
        .findFirst()
        .orElseThrow();
    CallFacts.Builder facts = CallFacts.builder();
    List<String> names = models.isEmpty() ? List.of(domain.models().get(0).name()) : models;
    for (int i = 0; i < names.size(); i++) {
      String role = i == 0 ? "primary" : "fallback";
      facts.attempt(new Attempt(
          new ModelRef(names.get(i), "latest", role, domain.model(names.get(i))), cap, 1));
    }
    changes.forEach(change -> change.accept(facts));
    return new Situation(caller, form.example(), facts.build(), at.toEpochMilli());
  }
}
