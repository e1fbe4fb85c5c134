package dev.lictor.call;

/**
 * A tool that a call offers to the model. Immutable.
 *
 * @param kind {@code function}, or the name of a hosted tool
 * @param name the name of the function, or empty
 * @param host the host that a remote tool is called at, or empty
 */
public record Tool(String kind, String name, String host) {}
