package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.traffic.Recording;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the application makes of a request's head. Immutable.
 *
 * @param maxKeptBytes how much of the body it wants to see
 * @param refusal an answer that needs no body
 * @param answer what to answer once the body is here
 * @param treatment how to treat the exchange
 * @param recording where to record it; empty for requests that are not recorded
 */
public record Visit(
    int maxKeptBytes,
    Optional<Reply> refusal,
    Function<Body, Reply> answer,
    BehaviourRule treatment,
    Optional<Recording> recording) {}
