package dev.lictor.identity;

import dev.lictor.http.Headers;
import dev.lictor.internal.fetch.Fetched;
import dev.lictor.internal.fetch.HttpFetch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Fetches key sets over HTTP. Thread-safe. */
final class HttpKeyFetch implements KeyFetch {

  static final int MAX_BYTES = 256 << 10;
  static final Duration TIMEOUT =
      Duration.ofMillis(2500); // below the engine's limit for identifying

  private static final int OK = 200;

  private final HttpFetch fetch;

  HttpKeyFetch(@Nullable HttpClient given, Duration timeout) {
    fetch = new HttpFetch("lictor-keys", given, timeout, MAX_BYTES);
  }

  @Override
  public CompletableFuture<byte[]> fetch(URI uri) {
    return fetch.get(uri, Headers.none()).handle((fetched, thrown) -> body(uri, fetched, thrown));
  }

  private static byte[] body(URI uri, @Nullable Fetched fetched, @Nullable Throwable thrown) {
    if (fetched != null && fetched.status() == OK) {
      return fetched.body();
    }
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    String place = uri.getHost() + uri.getPath(); // the query names a tenant
    String reason = fetched != null ? "status " + fetched.status() : reason(cause);
    throw new KeysUnavailableException("the keys at " + place + " could not be fetched: " + reason);
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null ? "no answer" : String.valueOf(cause.getMessage());
  }

  @Override
  public void close() {
    fetch.close();
  }
}
