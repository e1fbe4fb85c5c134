package dev.lictor.testkit;

import dev.lictor.call.CallFacts;
import dev.lictor.testkit.drawing.CounterExample;
import dev.lictor.testkit.request.RawRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;

/** Asserts what a gateway does with requests that are drawn. Immutable. */
public final class GatewayAssert {

  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final GatewayUnderTest gateway;
  private final Trials trials;

  GatewayAssert(GatewayUnderTest gateway, Trials trials) {
    this.gateway = Objects.requireNonNull(gateway, "gateway");
    this.trials = trials;
  }

  /** Returns an assertion that draws other requests; without this each run draws the same. */
  public GatewayAssert withSeed(long seed) {
    return new GatewayAssert(gateway, new Trials(seed, trials.tries()));
  }

  /** Returns an assertion that draws so many requests, instead of 1,000. */
  public GatewayAssert withTries(int tries) {
    return new GatewayAssert(gateway, new Trials(trials.seed(), tries));
  }

  /** Asserts that all requests are refused, each with a status that blames the caller. */
  public GatewayAssert refusesAll(Arbitrary<RawRequest> requests) {
    return check(
        requests,
        "expected the gateway to refuse all these requests with a 4xx",
        outcome -> outcome instanceof Outcome.Refused no
            && no.status() >= CLIENT_ERROR
            && no.status() < SERVER_ERROR);
  }

  /** Asserts that all requests are refused for one of these reasons: ids of rules, or words of the engine. */
  public GatewayAssert refusesAllBecause(Arbitrary<RawRequest> requests, String... ids) {
    return check(
        requests,
        "expected the gateway to refuse all these requests because of one of " + List.of(ids),
        outcome -> outcome instanceof Outcome.Refused no
            && Reasons.ids(no.reasons()).stream().anyMatch(List.of(ids)::contains));
  }

  /** Asserts that something holds of what each request that is forwarded asks for, in the bytes that are sent. */
  public GatewayAssert sendsOnly(Arbitrary<RawRequest> requests, Predicate<CallFacts> holds) {
    AtomicInteger sent = new AtomicInteger();
    check(requests, "expected all requests to be sent otherwise", outcome -> {
      Optional<CallFacts> facts =
          outcome instanceof Outcome.Forwarded yes ? yes.facts() : Optional.empty();
      facts.ifPresent(found -> sent.incrementAndGet());
      return facts.isEmpty() || holds.test(facts.get());
    });
    if (sent.get() == 0) {
      throw Failure.that("expected some of " + trials.tries()
              + " requests to be forwarded, found none: nothing was shown")
          .error();
    }
    return this;
  }

  /** Asserts that edits settle at once: what is sent is sent byte for byte, if it comes so. */
  public GatewayAssert settlesAtOnce(Arbitrary<RawRequest> requests) {
    return check(
        requests,
        "expected edits to settle at once, but what is sent is not sent as it is",
        outcome -> !(outcome instanceof Outcome.Forwarded first) || settled(first));
  }

  private boolean settled(Outcome.Forwarded first) {
    RawRequest again = first.request().as(first.head(), first.body());
    return gateway.send(again) instanceof Outcome.Forwarded second
        && second.body().equals(first.body());
  }

  private GatewayAssert check(
      Arbitrary<RawRequest> requests, String expected, Predicate<Outcome> holds) {
    Optional<CounterExample<RawRequest>> found =
        trials.against(requests, request -> holds.test(gateway.send(request)));
    if (found.isPresent()) {
      throw Outcomes.told(
              Failure.that(expected).drawn(found.get()),
              gateway.send(found.get().value()))
          .error();
    }
    return this;
  }
}
