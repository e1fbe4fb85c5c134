package dev.lictor.testkit.request;

import dev.lictor.schema.Intake;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.body.Ask;
import dev.lictor.testkit.internal.body.Asks;
import dev.lictor.testkit.internal.body.Choice;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Spelling;
import dev.lictor.testkit.internal.room.Rooms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Draws requests as they come over the wire, of every dialect: on the paths of AI Core and on the vendors' own, with all that makes a
 * body interesting to a policy, in any order of keys, space and escapes. They shrink to the shortest that the dialect takes, plainly
 * spelt. Immutable.
 */
public final class Requests {

  private static final int SHARE = 1_000; // of each dialect

  private final Domain domain;
  private final List<Dialect> dialects;

  private Requests(Domain domain, List<Dialect> dialects) {
    this.domain = domain;
    this.dialects = dialects;
  }

  /** Returns requests of every dialect. */
  public static Requests of(Domain domain) {
    return new Requests(domain, List.of(Dialect.values()));
  }

  /**
   * Returns those that speak one of the dialects or families of dialects, by the names that policies use.
   *
   * @throws IllegalArgumentException if there is no such dialect
   */
  public Requests speaking(String... names) {
    return new Requests(
        domain,
        Arrays.stream(names)
            .flatMap(name -> Dialect.named(name).stream())
            .distinct()
            .sorted()
            .toList());
  }

  /** Returns requests that their dialect's room reads. */
  public Arbitrary<RawRequest> wellFormed() {
    Arbitrary<Spelling> spellings = Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Spelling.PLAIN)),
        Tuple.of(1, Arbitraries.longs().map(Spelling::odd)));
    return Combinators.combine(asks(), spellings)
        .as((ask, spelling) -> request(ask, ask.body().map(body -> utf8(spelling.write(body)))))
        .withoutEdgeCases();
  }

  /** Returns requests whose bodies are spoilt in one way; every gateway refuses them with a 4xx. */
  public Arbitrary<RawRequest> hostile() {
    Arbitrary<Spelling> spellings =
        Arbitraries.of(Spelling.PLAIN, Spelling.odd(1), Spelling.odd(2), Spelling.odd(3));
    return Combinators.combine(
            asks().filter(Requests::isRead),
            Arbitraries.of(Damage.class),
            spellings,
            Arbitraries.longs().between(0, 1 << 20))
        .as((ask, damage, spelling, seed) ->
            request(ask, ask.body().map(body -> damage.bytes((Json.Obj) body, spelling, seed))))
        .withoutEdgeCases();
  }

  /** Returns all in one choice, since jqwik shrinks a choice within a choice only to what has as many parts. */
  private Arbitrary<Ask> asks() {
    List<Tuple.Tuple2<Integer, Arbitrary<Ask>>> all = new ArrayList<>();
    for (Dialect dialect : dialects) {
      List<Choice> choices = Asks.of(dialect, domain);
      int total = choices.stream().mapToInt(Choice::weight).sum();
      choices.forEach(
          each -> all.add(Tuple.of(Math.max(1, SHARE * each.weight() / total), each.asks())));
    }
    return Arbitraries.frequencyOf(all);
  }

  /** Returns whether a gateway reads the body, so that it can object to it. */
  private static boolean isRead(Ask ask) {
    RawRequest request = request(ask, Optional.empty());
    return ask.body().isPresent()
        && Rooms.find(request.head(), request.served(), request.paths())
            .filter(found -> found.room().intake(found.operation()) != Intake.UNREAD)
            .isPresent();
  }

  private static RawRequest request(Ask ask, Optional<byte[]> body) {
    return RawRequest.of(
        ask.where().method(),
        ask.where().target(),
        ask.where().headers(),
        body,
        ask.where().served(),
        ask.where().paths());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
