package dev.lictor.example.simulator;

import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.control.ControlEndpoint;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.server.Application;
import dev.lictor.example.simulator.server.Visit;
import dev.lictor.example.simulator.token.Caller;
import dev.lictor.example.simulator.traffic.Recording;
import dev.lictor.example.simulator.traffic.RequestLog;
import java.util.Optional;

/** Receives every request: its own paths as they are, all others recorded, verified and treated as told. Thread-safe. */
final class Site implements Application {
  private static final int MAX_BEHAVIOUR_BYTES = 1 << 20;

  private final BehaviourBoard board;
  private final RequestLog log;
  private final ControlEndpoint control;
  private final CallerCheck callers;
  private final Routes routes;

  Site(
      BehaviourBoard board,
      RequestLog log,
      ControlEndpoint control,
      CallerCheck callers,
      Routes routes) {
    this.board = board;
    this.log = log;
    this.control = control;
    this.callers = callers;
    this.routes = routes;
  }

  @Override
  public Visit open(long connection, Head head) {
    if (head.path().startsWith(ControlEndpoint.PREFIX)) {
      return new Visit(
          MAX_BEHAVIOUR_BYTES,
          Optional.empty(),
          body -> control.answer(head, body),
          BehaviourRule.ORDINARY,
          Optional.empty());
    }
    Optional<Caller> caller = callers.of(Vendors.withBearer(head));
    Recording recording = log.start(connection, head, caller.flatMap(Caller::serviceInstanceId));
    return new Visit(
        routes.maxKeptBytes(head),
        routes.refusal(head, caller),
        body -> routes.answer(head, body, caller),
        board.claim(head),
        Optional.of(recording));
  }
}
