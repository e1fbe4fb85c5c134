package dev.lictor.example.simulator.control;

import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.example.simulator.token.TokenMint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Hands out tokens that are good but for one flaw, to those who test whether a gateway notices. Thread-safe. */
final class FlawedTokens {

  private final List<SimulatorClient> clients;
  private final Map<String, Function<SimulatorClient, String>> flaws;

  FlawedTokens(List<SimulatorClient> clients, TokenMint mint) {
    this.clients = List.copyOf(clients);
    this.flaws = new TreeMap<>(Map.of(
        "expired", mint::expired,
        "not-yet-valid", mint::notYetValid,
        "no-expiry", mint::withoutExpiry,
        "other-key", mint::signedByAnotherKey,
        "unknown-kid", mint::withUnknownKeyId,
        "unsigned", mint::unsigned,
        "public-key-as-secret", mint::signedWithPublicKeyAsSecret,
        "other-audience", client -> mint.withAudience(client, "another-app!b1"),
        "other-zone", client -> mint.withZone(client, "00000000-0000-4000-8000-00000000dead"),
        "no-instance", mint::withoutExtAttr));
  }

  /** Answers {@code POST /_simulator/tokens?client=NAME&flaw=FLAW}. */
  Reply answer(Head head) {
    Optional<SimulatorClient> client = only(head, "client")
        .flatMap(
            name -> clients.stream().filter(each -> each.name().equals(name)).findFirst());
    Optional<Function<SimulatorClient, String>> flaw = only(head, "flaw").map(flaws::get);
    if (client.isEmpty() || flaw.isEmpty()) {
      return Reply.json(
          400,
          Json.object()
              .put(
                  "error",
                  "expected ?client=NAME&flaw=FLAW with a client of this simulator and a flaw of "
                      + String.join(", ", flaws.keySet())));
    }
    return Reply.text(200, flaw.get().apply(client.get()));
  }

  private static Optional<String> only(Head head, String name) {
    List<String> values = head.query(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
