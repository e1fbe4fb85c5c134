package dev.lictor.example.simulator.exchange;

import java.util.Optional;

/**
 * One run of a model behind a reply: what it used, and what the reply tells about that. Immutable.
 *
 * @param model the name under which it was asked for
 * @param used what a provider would charge
 * @param reported the figures that the reply carries, empty if it carries none
 */
public record ModelRun(String model, TokenUsage used, Optional<TokenUsage> reported) {}
