package dev.lictor.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches key sets over HTTP: no redirects, a bounded answer, a bounded time, a bounded number at once. Its client, and the
 * client's threads, come into being with the first fetch. Thread-safe.
 */
final class HttpKeyFetch implements KeyFetch {

  static final int MAX_BYTES = 256 << 10;
  static final Duration TIMEOUT =
      Duration.ofMillis(2500); // below the engine's limit for identifying

  private static final int MAX_FLIGHTS = 16;
  private static final int THREADS = 2;
  private static final int OK = 200;

  private final Map<Object, CompletableFuture<?>> flights = new ConcurrentHashMap<>();
  private final Duration timeout;
  private final @Nullable HttpClient given;
  private @Nullable HttpClient own;
  private @Nullable ThreadPoolExecutor threads;
  private boolean closed;

  HttpKeyFetch(@Nullable HttpClient given, Duration timeout) {
    this.given = given;
    this.timeout = timeout;
  }

  @Override
  public CompletableFuture<byte[]> fetch(URI uri) {
    String place = uri.getHost() + uri.getPath(); // the query names a tenant
    HttpClient client = client();
    if (client == null || flights.size() >= MAX_FLIGHTS) {
      return CompletableFuture.failedFuture(new KeysUnavailableException("the keys at " + place
          + " were not fetched: " + (client == null ? "closed" : "too many fetches at once")));
    }
    HttpRequest request = HttpRequest.newBuilder(uri)
        .timeout(timeout)
        .header("Accept", "application/json")
        .build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, head -> new BoundedBody(MAX_BYTES));
    Object flight = new Object();
    flights.put(flight, sent);
    return sent.copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((response, thrown) -> {
          flights.remove(flight);
          sent.cancel(true);
        })
        .handle((response, thrown) -> body(place, response, thrown));
  }

  private static byte[] body(
      String place, @Nullable HttpResponse<byte[]> response, @Nullable Throwable thrown) {
    if (response != null && response.statusCode() == OK) {
      return response.body();
    }
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    String reason = response != null
        ? "status " + response.statusCode()
        : cause instanceof TimeoutException || cause == null
            ? "no answer in time"
            : cause.getClass().getSimpleName();
    throw new KeysUnavailableException("the keys at " + place + " could not be fetched: " + reason);
  }

  private synchronized @Nullable HttpClient client() {
    if (closed) {
      return null;
    }
    if (given != null) {
      return given;
    }
    if (own == null) {
      threads = new ThreadPoolExecutor(
          THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "lictor-keys");
            thread.setDaemon(true);
            return thread;
          });
      threads.allowCoreThreadTimeOut(true);
      own = HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(timeout)
          .executor(threads)
          .build();
    }
    return own;
  }

  @Override
  public void close() {
    HttpClient client;
    ThreadPoolExecutor pool;
    synchronized (this) {
      closed = true;
      client = own;
      pool = threads;
      own = null;
      threads = null;
    }
    flights.values().forEach(sent -> sent.cancel(true));
    if (client
        instanceof
        AutoCloseable closeable) { // since Java 21; before, an unreachable client ends itself
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("the client for keys could not be closed", e);
      }
    }
    if (pool != null) {
      pool.shutdown();
    }
  }
}
