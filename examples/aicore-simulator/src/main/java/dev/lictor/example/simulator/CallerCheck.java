package dev.lictor.example.simulator;

import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.token.Caller;
import dev.lictor.example.simulator.token.ClientKind;
import dev.lictor.example.simulator.token.TokenVerifier;
import java.util.List;
import java.util.Optional;

/** Tells who makes a request: whom a token of the simulator names, or on vendors' paths, if so configured, whoever has a key. Thread-safe. */
final class CallerCheck {
  /** Under this service instance is recorded what was asked for with a key that the simulator did not make. */
  static final String ANY_BEARER = "any-bearer";

  private final TokenVerifier verifier;
  private final boolean anyBearer;

  CallerCheck(TokenVerifier verifier, boolean anyBearer) {
    this.verifier = verifier;
    this.anyBearer = anyBearer;
  }

  Optional<Caller> of(Head head) {
    Optional<Caller> known = verifier.verify(head);
    return known.isPresent() || !anyBearer || !isVendors(head.path()) || !hasKey(head)
        ? known
        : Optional.of(new Caller(ClientKind.CONSUMER, "", Optional.of(ANY_BEARER)));
  }

  private static boolean isVendors(String path) {
    return NativePaths.owns(path) || Vendors.own(path);
  }

  private static boolean hasKey(Head head) {
    List<String> values = head.headers().stream()
        .filter(field -> field.name().equalsIgnoreCase("authorization"))
        .map(field -> field.value())
        .toList();
    return values.size() == 1 && values.get(0).matches("(?i)Bearer \\S+");
  }
}
