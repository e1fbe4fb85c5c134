package dev.lictor.example.simulator;

import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.control.ControlEndpoint;
import dev.lictor.example.simulator.controlplane.AiError;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.ControlPlane;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.server.Application;
import dev.lictor.example.simulator.server.Visit;
import dev.lictor.example.simulator.token.Caller;
import dev.lictor.example.simulator.token.SigningKeys;
import dev.lictor.example.simulator.token.TokenEndpoint;
import dev.lictor.example.simulator.token.TokenVerifier;
import dev.lictor.example.simulator.traffic.RequestLog;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Decides which room answers a request: own paths, tokens, control plane or inference. Thread-safe. */
final class Site implements Application {
  private static final int MAX_BODY_BYTES = 16 << 20;

  private final BehaviourBoard board;
  private final RequestLog log;
  private final ControlEndpoint control;
  private final SigningKeys keys;
  private final TokenEndpoint tokens;
  private final TokenVerifier verifier;
  private final ControlPlane controlPlane;
  private final Inference inference;
  private final InstantSource clock;

  Site(
      BehaviourBoard board,
      RequestLog log,
      ControlEndpoint control,
      SigningKeys keys,
      TokenEndpoint tokens,
      TokenVerifier verifier,
      ControlPlane controlPlane,
      Inference inference,
      InstantSource clock) {
    this.board = board;
    this.log = log;
    this.control = control;
    this.keys = keys;
    this.tokens = tokens;
    this.verifier = verifier;
    this.controlPlane = controlPlane;
    this.inference = inference;
    this.clock = clock;
  }

  @Override
  public Visit open(long connection, Head head) {
    if (head.path().startsWith(ControlEndpoint.PREFIX)) {
      return new Visit(
          MAX_BODY_BYTES,
          Optional.empty(),
          body -> control.answer(head, body),
          BehaviourRule.ORDINARY,
          Optional.empty());
    }
    Optional<Caller> caller = verifier.verify(head);
    var recording = log.start(connection, head, caller.flatMap(Caller::serviceInstanceId));
    BehaviourRule treatment = board.claim(head);
    if (isPublic(head)) {
      return new Visit(
          MAX_BODY_BYTES,
          Optional.empty(),
          body -> dated(token(head, body)),
          treatment,
          Optional.of(recording));
    }
    return new Visit(
        head.path().startsWith(ControlPlane.DATASET_PREFIX) ? 0 : MAX_BODY_BYTES,
        caller.isPresent() ? Optional.empty() : Optional.of(dated(AiError.unauthorized(head))),
        body -> dated(answer(new Ask(head, body, caller.orElseThrow()))),
        treatment,
        Optional.of(recording));
  }

  private static boolean isPublic(Head head) {
    return head.path().equals("/oauth/token") || head.path().equals("/token_keys");
  }

  private Reply token(Head head, Body body) {
    return switch (head.method() + " " + head.path()) {
      case "POST /oauth/token" -> tokens.answer(head, body);
      case "GET /token_keys", "HEAD /token_keys" -> Reply.json(200, keys.toJson());
      default -> Reply.empty(405);
    };
  }

  private Reply answer(Ask ask) {
    String path = ask.head().path();
    if (!ask.body().whole() && !path.startsWith(ControlPlane.DATASET_PREFIX)) {
      return AiError.tooLarge(ask.head());
    }
    if (path.startsWith(Inference.PREFIX)) {
      return inference.answer(ask);
    }
    return path.startsWith("/v2/lm/") ? controlPlane.answer(ask) : AiError.notFound(ask.head());
  }

  private Reply dated(Reply reply) {
    return reply
        .with(
            "date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)))
        .with("x-request-id", UUID.randomUUID().toString());
  }
}
