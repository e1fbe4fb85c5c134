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

  /** Returns a listener that tells this one first and then the other. */
  default EngineListener andThen(EngineListener other) {
    EngineListener first = this;
    return new EngineListener() {
      @Override
      public void decided(DecisionRecord decision) {
        first.decided(decision);
        other.decided(decision);
      }

      @Override
      public void settled(SettlementRecord settlement) {
        first.settled(settlement);
        other.settled(settlement);
      }
    };
  }
}
