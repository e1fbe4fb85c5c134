package dev.lictor.example.simulator.exchange;

/**
 * One header line, spelled as it was sent. Immutable.
 *
 * @param name the name, letter case kept
 * @param value the value
 */
public record HeaderField(String name, String value) {}
