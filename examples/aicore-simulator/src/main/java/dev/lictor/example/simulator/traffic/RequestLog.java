package dev.lictor.example.simulator.traffic;

import dev.lictor.example.simulator.exchange.Head;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The latest exchanges, at most so many and with at most so many bytes of bodies. Thread-safe. */
public final class RequestLog {
  /** How many bytes of one body are kept. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private static final int MAX_RECORDS = 10_000;
  private static final long MAX_BYTES = 32L << 20;

  private final UsageSums usage;
  private final Deque<Recording> recordings = new ArrayDeque<>();
  private long lastNumber;
  private long keptBytes;

  /** Starts an empty log that adds what answers report to the given sums. */
  public RequestLog(UsageSums usage) {
    this.usage = usage;
  }

  /** Starts the record of a request. */
  public synchronized Recording start(long connection, Head head, Optional<String> caller) {
    Recording recording =
        new Recording(this, usage, ++lastNumber, connection, Credentials.hidden(head), caller);
    recordings.addLast(recording);
    trim();
    notifyAll();
    return recording;
  }

  /** Returns every record, oldest first. */
  public synchronized List<RequestRecord> records() {
    return recordings.stream().map(Recording::snapshot).toList();
  }

  /** Forgets every record. */
  public synchronized void clear() {
    recordings.forEach(Recording::forgotten);
    recordings.clear();
    keptBytes = 0;
  }

  /**
   * Waits until the records are as wished.
   *
   * @return whether they became so within the time
   */
  public synchronized boolean await(Predicate<List<RequestRecord>> wish, Duration atMost)
      throws InterruptedException {
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    while (!wish.test(records())) {
      long leftNanos = deadlineNanos - System.nanoTime();
      if (leftNanos <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
    }
    return true;
  }

  synchronized void change(Recording recording, Runnable edit) {
    long before = recording.keptBytes();
    edit.run();
    if (!recording.isForgotten()) {
      keptBytes += recording.keptBytes() - before;
    }
    trim();
    notifyAll();
  }

  private void trim() {
    while (recordings.size() > MAX_RECORDS || (keptBytes > MAX_BYTES && recordings.size() > 1)) {
      Recording eldest = recordings.removeFirst();
      keptBytes -= eldest.keptBytes();
      eldest.forgotten();
    }
  }
}
