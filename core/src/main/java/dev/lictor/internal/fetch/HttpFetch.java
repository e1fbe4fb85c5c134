package dev.lictor.internal.fetch;

import dev.lictor.http.Headers;
import java.io.IOException;
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
 * Fetches over HTTP: no redirects, a bounded answer, a bounded time, a bounded number at once. Its client, and the client's threads,
 * come into being with the first fetch. Thread-safe.
 */
public final class HttpFetch implements AutoCloseable {

  private static final int MAX_FLIGHTS = 16;
  private static final int THREADS = 2;

  private final Map<Object, CompletableFuture<?>> flights = new ConcurrentHashMap<>();
  private final String name;
  private final Duration timeout;
  private final int maxBytes;
  private final @Nullable HttpClient given;
  private @Nullable HttpClient own;
  private @Nullable ThreadPoolExecutor threads;
  private boolean closed;

  /**
   * Creates a fetch.
   *
   * @param name what its threads are called
   * @param given the client to use, or null for one of its own
   * @param timeout how long one fetch may take in all
   * @param maxBytes how long an answer may be
   */
  public HttpFetch(String name, @Nullable HttpClient given, Duration timeout, int maxBytes) {
    this.name = name;
    this.given = given;
    this.timeout = timeout;
    this.maxBytes = maxBytes;
  }

  /**
   * Sends a GET.
   *
   * @return the answer, whatever its status; fails with an {@link IOException} whose message says why and tells nothing of question
   *     or answer
   */
  public CompletableFuture<Fetched> get(URI uri, Headers headers) {
    return send(HttpRequest.newBuilder(uri), headers);
  }

  /**
   * Sends a POST of a form.
   *
   * @param form the encoded fields
   * @return as of {@link #get}
   */
  public CompletableFuture<Fetched> post(URI uri, Headers headers, String form) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)),
        headers);
  }

  private CompletableFuture<Fetched> send(HttpRequest.Builder request, Headers headers) {
    HttpClient client = client();
    if (client == null || flights.size() >= MAX_FLIGHTS) {
      return CompletableFuture.failedFuture(
          new IOException(client == null ? "closed" : "too many questions at once"));
    }
    request.timeout(timeout).header("Accept", "application/json");
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request.build(), head -> new BoundedBody(maxBytes));
    Object flight = new Object();
    flights.put(flight, sent);
    return sent.copy()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((response, thrown) -> {
          flights.remove(flight);
          sent.cancel(true);
        })
        .handle((response, thrown) -> {
          if (response != null) {
            return new Fetched(response.statusCode(), response.body());
          }
          throw new CompletionException(new IOException(reason(thrown)));
        });
  }

  private static String reason(@Nullable Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof TimeoutException || cause == null
        ? "no answer in time"
        : cause.getClass().getSimpleName();
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
            Thread thread = new Thread(task, name);
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
        throw new IllegalStateException("the client of " + name + " could not be closed", e);
      }
    }
    if (pool != null) {
      pool.shutdown();
    }
  }
}
