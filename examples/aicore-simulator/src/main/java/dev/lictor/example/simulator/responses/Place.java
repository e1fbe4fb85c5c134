package dev.lictor.example.simulator.responses;

import dev.lictor.example.simulator.openai.Flavour;

/**
 * Where responses are made and kept. Immutable.
 *
 * @param name a deployment's id, or a name for the native path
 * @param flavour whose manner is spoken there
 */
public record Place(String name, Flavour flavour) {}
