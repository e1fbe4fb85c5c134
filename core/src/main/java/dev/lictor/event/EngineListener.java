package dev.lictor.event;

/**
 * Is told what the engine decided and settled. An extension point.
 *
 * <p>Calls come on the thread that caused them, a Netty event loop among others, so an implementation returns at once. What it
 * throws is caught and logged; the call goes on. Implementations are thread-safe.
 */
public interface EngineListener {

  /** A listener that does nothing. */
  EngineListener NONE = new EngineListener() {};

  /** Is told a decision, permitted or refused. */
  default void decided(DecisionRecord decision) {}

  /** Is told how a permitted call ended; once for each. */
  default void settled(SettlementRecord settlement) {}
}
