package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.exchange.Head;

/** What stands behind the server. Implementations are thread-safe and do not block. */
public interface Application {
  /**
   * Looks at a request's head.
   *
   * @param connection the number of the connection, from 1
   * @param head the head
   */
  Visit open(long connection, Head head);
}
