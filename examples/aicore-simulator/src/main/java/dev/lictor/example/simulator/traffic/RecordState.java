package dev.lictor.example.simulator.traffic;

/** How far an exchange has come. Immutable. */
public enum RecordState {
  /** The request is still coming in. */
  RECEIVING,
  /** The request is here in full; the answer is being made or sent. */
  ANSWERING,
  /** The answer rests after some of its pieces until it is released. */
  PAUSED,
  /** The answer was sent in full. */
  COMPLETE,
  /** The connection ended before the answer did, whoever ended it. */
  ABORTED
}
