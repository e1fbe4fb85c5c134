package dev.lictor.example.simulator.controlplane;

import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.token.Caller;
import dev.lictor.example.simulator.token.ClientKind;

/**
 * A request together with who makes it. Immutable.
 *
 * @param head the head
 * @param body the body
 * @param caller who asks
 */
public record Ask(Head head, Body body, Caller caller) {
  private static final String DEFAULT_GROUP = "default";

  /** Returns the resource group that the header names; {@code default} without one. */
  public String group() {
    return head.header("ai-resource-group").orElse(DEFAULT_GROUP);
  }

  /** Says whether the caller can see anything in the group it named: a consumer sees what is shared only. */
  public boolean seesGroup() {
    return caller.kind() == ClientKind.PROVIDER
        || group().equals(Landscape.SHARED)
        || group().equals(Landscape.MODELS);
  }

  boolean isProvider() {
    return caller.kind() == ClientKind.PROVIDER;
  }

  boolean reads() {
    return head.method().equals("GET") || head.method().equals("HEAD");
  }
}
