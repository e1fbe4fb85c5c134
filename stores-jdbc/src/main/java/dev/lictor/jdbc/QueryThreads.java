package dev.lictor.jdbc;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that wait for the database, so that callers need not; idle ones end. Thread-safe. */
final class QueryThreads implements Executor, AutoCloseable {

  private static final int MAX_WAITING = 1_000;
  private static final int IDLE_SECONDS = 60;

  private final ThreadPoolExecutor threads;
  private final Duration patience;

  /**
   * Makes a pool.
   *
   * @param count the most threads there are
   * @param patience for how long closing waits for queries that run
   */
  QueryThreads(int count, Duration patience) {
    AtomicInteger made = new AtomicInteger();
    this.patience = patience;
    this.threads = new ThreadPoolExecutor(
        count,
        count,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MAX_WAITING),
        task -> {
          Thread daemon = new Thread(task, "lictor-teams-" + made.incrementAndGet());
          daemon.setDaemon(true);
          return daemon;
        });
    threads.allowCoreThreadTimeOut(true);
  }

  /** @throws java.util.concurrent.RejectedExecutionException if too many wait already, or it is closed */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** Runs what waits and takes nothing more. Queries are not interrupted: embedded databases do not survive that. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      boolean unused = threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
