package dev.lictor.settings.reload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that looks again and again until it is closed. Thread-safe. */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long pauseNanos;
  private final Runnable look;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Watch(Duration pause, Runnable look) {
    this.pauseNanos = pause.toNanos();
    this.look = look;
    this.thread = new Thread(this::run, "lictor-reload");
    thread.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param pause the time between two looks
   * @param look what is done; if it throws, that is logged, and the next look comes all the same
   */
  public static Watch every(Duration pause, Runnable look) {
    Watch watch = new Watch(pause, look);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!closed.await(pauseNanos, TimeUnit.NANOSECONDS)) {
        lookOnce();
      }
    } catch (InterruptedException e) {
      LOG.warn("the files are watched no longer: the thread was interrupted");
    }
  }

  private void lookOnce() {
    try {
      look.run();
    } catch (RuntimeException | Error e) {
      LOG.error("the files could not be looked at", e);
    }
  }

  /** Ends the thread behind the look that it is at; returns when it has ended, or after ten seconds. */
  @Override
  public void close() {
    closed.countDown();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(PATIENCE.toMillis());
      if (thread.isAlive()) {
        LOG.warn("the thread that looks at the files is still at it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
