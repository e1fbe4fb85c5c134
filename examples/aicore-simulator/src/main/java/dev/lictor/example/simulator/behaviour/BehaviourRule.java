package dev.lictor.example.simulator.behaviour;

import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.HeaderField;
import java.util.List;
import java.util.Optional;

/**
 * How requests to some paths are to be treated. Immutable.
 *
 * @param pathPrefix how the raw target must begin
 * @param times how many requests the rule is good for
 * @param latencyMillis how long to wait before the answer begins
 * @param fault what fails below HTTP
 * @param canned an answer in place of the true one; the service behind is not asked then
 * @param chunkDelayMillis how long to wait after each piece of a body but the last
 * @param pauseAfterChunks after how many pieces to rest until released; negative for never
 * @param errorAfterChunks after how many pieces a stream breaks off with its dialect's own error; negative for never
 * @param gzip whether to compress the answer, asked for or not
 * @param headers header lines added to the answer
 */
public record BehaviourRule(
    String pathPrefix,
    int times,
    long latencyMillis,
    Fault fault,
    Optional<CannedAnswer> canned,
    long chunkDelayMillis,
    int pauseAfterChunks,
    int errorAfterChunks,
    boolean gzip,
    List<HeaderField> headers) {
  /** The rule that changes nothing. */
  public static final BehaviourRule ORDINARY = on("/");

  /** Checks the bounds and keeps its own copy of the headers. */
  public BehaviourRule {
    if (!pathPrefix.startsWith("/")) {
      throw new IllegalArgumentException(
          "pathPrefix must begin with \"/\", found \"" + pathPrefix + "\"");
    }
    if (times < 1 || latencyMillis < 0 || chunkDelayMillis < 0) {
      throw new IllegalArgumentException("times must be at least 1, delays at least 0 ms");
    }
    headers = List.copyOf(headers);
  }

  /** Starts a rule for every target that begins so. */
  public static BehaviourRule on(String pathPrefix) {
    return new BehaviourRule(
        pathPrefix,
        Integer.MAX_VALUE,
        0,
        Fault.NONE,
        Optional.empty(),
        0,
        -1,
        -1,
        false,
        List.of());
  }

  /** Limits the rule to so many requests. */
  public BehaviourRule times(int count) {
    return new BehaviourRule(
        pathPrefix,
        count,
        latencyMillis,
        fault,
        canned,
        chunkDelayMillis,
        pauseAfterChunks,
        errorAfterChunks,
        gzip,
        headers);
  }

  /** Lets the answer begin so many milliseconds later. */
  public BehaviourRule latency(long millis) {
    return new BehaviourRule(
        pathPrefix,
        times,
        millis,
        fault,
        canned,
        chunkDelayMillis,
        pauseAfterChunks,
        errorAfterChunks,
        gzip,
        headers);
  }

  /** Lets the exchange fail. */
  public BehaviourRule failing(Fault kind) {
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        kind,
        canned,
        chunkDelayMillis,
        pauseAfterChunks,
        errorAfterChunks,
        gzip,
        headers);
  }

  /** Answers this in place of the truth. */
  public BehaviourRule answering(CannedAnswer answer) {
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        fault,
        Optional.of(answer),
        chunkDelayMillis,
        pauseAfterChunks,
        errorAfterChunks,
        gzip,
        headers);
  }

  /** Waits so many milliseconds after each piece of a body. */
  public BehaviourRule chunkDelay(long millis) {
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        fault,
        canned,
        millis,
        pauseAfterChunks,
        errorAfterChunks,
        gzip,
        headers);
  }

  /** Rests after so many pieces until released. */
  public BehaviourRule pauseAfter(int chunks) {
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        fault,
        canned,
        chunkDelayMillis,
        chunks,
        errorAfterChunks,
        gzip,
        headers);
  }

  /** Breaks a stream off after so many pieces, with the error event of its dialect. */
  public BehaviourRule errorAfter(int chunks) {
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        fault,
        canned,
        chunkDelayMillis,
        pauseAfterChunks,
        chunks,
        gzip,
        headers);
  }

  /** Compresses the answer even if nobody asked for it. */
  public BehaviourRule gzipped() {
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        fault,
        canned,
        chunkDelayMillis,
        pauseAfterChunks,
        errorAfterChunks,
        true,
        headers);
  }

  /** Adds a header line to the answer. */
  public BehaviourRule header(String name, String value) {
    List<HeaderField> more = new java.util.ArrayList<>(headers);
    more.add(new HeaderField(name, value));
    return new BehaviourRule(
        pathPrefix,
        times,
        latencyMillis,
        fault,
        canned,
        chunkDelayMillis,
        pauseAfterChunks,
        errorAfterChunks,
        gzip,
        more);
  }

  boolean matches(Head head) {
    return head.target().startsWith(pathPrefix);
  }
}
