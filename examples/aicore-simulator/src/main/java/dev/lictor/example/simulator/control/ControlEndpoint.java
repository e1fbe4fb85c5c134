package dev.lictor.example.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import dev.lictor.example.simulator.behaviour.BehaviourReader;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Chunks;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.example.simulator.token.TokenMint;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RequestLog;
import dev.lictor.example.simulator.traffic.UsageSums;
import java.util.List;
import java.util.Optional;

/**
 * The simulator's own paths. Thread-safe.
 *
 * <ul>
 *   <li>{@code PUT /_simulator/behaviour} puts a behaviour in force, {@code DELETE} returns to the initial one
 *   <li>{@code POST /_simulator/behaviour/release} lets go of whatever rests
 *   <li>{@code GET /_simulator/requests} lists what was received, {@code DELETE} forgets it
 *   <li>{@code GET /_simulator/usage} sums what was used
 *   <li>{@code POST /_simulator/tokens?client=NAME&flaw=FLAW} mints a token that is good but for one flaw
 * </ul>
 */
public final class ControlEndpoint {
  /** Where the simulator's own paths begin. */
  public static final String PREFIX = "/_simulator/";

  private final BehaviourBoard board;
  private final RequestLog log;
  private final UsageSums usage;
  private final FlawedTokens tokens;

  /** Makes the endpoint. */
  public ControlEndpoint(
      BehaviourBoard board,
      RequestLog log,
      UsageSums usage,
      List<SimulatorClient> clients,
      TokenMint mint) {
    this.board = board;
    this.log = log;
    this.usage = usage;
    this.tokens = new FlawedTokens(clients, mint);
  }

  /** Answers a request whose path begins with {@link #PREFIX}. */
  public Reply answer(Head head, Body body) {
    return switch (head.method() + " " + head.path().substring(PREFIX.length())) {
      case "PUT behaviour" -> set(body);
      case "DELETE behaviour" -> done(board::reset);
      case "POST behaviour/release" -> done(board::release);
      case "GET requests" -> requests();
      case "DELETE requests" -> done(log::clear);
      case "GET usage" -> usage();
      case "POST tokens" -> tokens.answer(head);
      default -> Reply.json(404, Json.object().put("error", "the simulator has no such path"));
    };
  }

  private static Reply done(Runnable action) {
    action.run();
    return Reply.empty(204);
  }

  private Reply set(Body body) {
    Optional<JsonNode> json = Json.parse(body.kept());
    if (json.isEmpty()) {
      return Reply.json(400, Json.object().put("error", "the body is not JSON"));
    }
    try {
      board.set(BehaviourReader.read(json.get()));
      return Reply.empty(204);
    } catch (IllegalArgumentException unusable) {
      return Reply.json(400, Json.object().put("error", unusable.getMessage()));
    }
  }

  private Reply requests() {
    return Reply.stream(200, "application/json", Chunks.each(new ListedRecords(log.records())));
  }

  private Reply usage() {
    ObjectNode list = Json.object();
    var sums = list.putArray("usage");
    usage.all().stream().map(ModelUsage::toJson).forEach(sums::add);
    return Reply.json(200, list);
  }
}
