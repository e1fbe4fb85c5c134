package dev.lictor.example.simulator;

import dev.lictor.example.simulator.controlplane.AiError;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.Batches;
import dev.lictor.example.simulator.controlplane.ControlPlane;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.registry.Registry;
import dev.lictor.example.simulator.token.Caller;
import dev.lictor.example.simulator.token.TokenEndpoint;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Decides which room answers a request to AI Core: tokens, control plane, registry, inference, or a vendor's own. Thread-safe. */
final class Routes {
  private static final int MAX_BODY_BYTES = 16 << 20;

  private final TokenEndpoint tokens;
  private final ControlPlane controlPlane;
  private final Inference inference;
  private final NativePaths nativePaths;
  private final Registry registry;
  private final Batches batches;
  private final Vendors vendors;
  private final InstantSource clock;

  Routes(
      TokenEndpoint tokens,
      ControlPlane controlPlane,
      Inference inference,
      NativePaths nativePaths,
      Registry registry,
      Vendors vendors,
      InstantSource clock) {
    this.tokens = tokens;
    this.controlPlane = controlPlane;
    this.inference = inference;
    this.nativePaths = nativePaths;
    this.registry = registry;
    this.batches = new Batches(clock);
    this.vendors = vendors;
    this.clock = clock;
  }

  /** Returns how much of a body the room for this path needs to see. */
  int maxKeptBytes(Head head) {
    return isDataset(head) ? 0 : MAX_BODY_BYTES;
  }

  /** Refuses a request that needs a token and has no valid one. */
  Optional<Reply> refusal(Head head, Optional<Caller> caller) {
    return caller.isPresent() || TokenEndpoint.owns(head.path())
        ? Optional.empty()
        : Optional.of(dated(unauthorized(head)));
  }

  private static Reply unauthorized(Head head) {
    if (NativePaths.owns(head.path())) {
      return NativePaths.unauthorized(head);
    }
    return Vendors.own(head.path()) ? Vendors.unauthorized(head) : AiError.unauthorized(head);
  }

  /** Answers a request that was not refused. */
  Reply answer(Head head, Body body, Optional<Caller> caller) {
    return dated(
        TokenEndpoint.owns(head.path())
            ? tokens.answer(head, body)
            : answer(new Ask(head, body, caller.orElseThrow())));
  }

  private Reply answer(Ask ask) {
    String path = ask.head().path();
    if (!ask.body().whole() && !isDataset(ask.head())) {
      return AiError.tooLarge(ask.head());
    }
    if (path.startsWith(Inference.PREFIX)) {
      return inference.answer(ask);
    }
    if (NativePaths.owns(path)) {
      return nativePaths.answer(ask);
    }
    if (Vendors.own(path)) {
      return vendors.answer(ask.head(), ask.body().kept());
    }
    if (Registry.owns(path)) {
      return registry.answer(ask);
    }
    if (path.startsWith(Batches.PATH)) {
      return batches.answer(ask);
    }
    return path.startsWith("/v2/lm/") ? controlPlane.answer(ask) : AiError.notFound(ask.head());
  }

  private static boolean isDataset(Head head) {
    return head.path().startsWith(ControlPlane.DATASET_PREFIX);
  }

  private Reply dated(Reply reply) {
    return reply
        .with(
            "date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)))
        .with("x-request-id", UUID.randomUUID().toString());
  }
}
