package dev.lictor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.http.Headers;
import dev.lictor.internal.fetch.Fetched;
import dev.lictor.internal.fetch.HttpFetch;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a service of one's own, got for the client credentials of its service key (XSUAA, {@code POST /oauth/token}).
 * It is fetched when it is first asked for, by one request at a time, and remembered until a minute before it expires. No message
 * tells a secret or a token. Thread-safe.
 */
public final class ServiceToken implements Supplier<CompletionStage<String>>, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 64 << 10;
  private static final int OK = 200;
  private static final long MARGIN_SECONDS = 60;
  private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

  private final URI uri;
  private final String form;
  private final LongSupplier nanos;
  private final HttpFetch fetch = new HttpFetch("lictor-token", null, TIMEOUT, MAX_BYTES);
  private @Nullable Held held;
  private @Nullable CompletableFuture<String> flight;

  private record Held(String token, long untilNanos) {}

  private ServiceToken(URI uri, String form, LongSupplier nanos) {
    this.uri = uri;
    this.form = form;
    this.nanos = nanos;
  }

  /**
   * Returns the token of a service key.
   *
   * @param json the service key with {@code clientid}, {@code clientsecret} and {@code url}
   * @throws IllegalArgumentException if it is no JSON object with these, such as the key of a client certificate, or if its
   *     {@code url} is neither https nor http on a loopback host
   */
  public static ServiceToken ofKey(String json) {
    return ofKey(json, System::nanoTime);
  }

  static ServiceToken ofKey(String json, LongSupplier nanos) {
    JsonNode key = StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
    String client = key == null ? "" : key.path("clientid").asText("");
    String secret = key == null ? "" : key.path("clientsecret").asText("");
    String url = key == null ? "" : key.path("url").asText("");
    if (client.isEmpty() || secret.isEmpty() || url.isEmpty()) {
      throw new IllegalArgumentException(
          "service key: expected one JSON object with clientid, clientsecret and url");
    }
    String form = "grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret="
        + encoded(secret);
    return new ServiceToken(place(url), form, nanos);
  }

  private static URI place(String url) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    try {
      return KeyPlace.checkedUri(URI.create(base + "/oauth/token"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "service key: expected url to be https, or http on a loopback host", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns a stage of a token that is valid now; it fails if the token service gives none. */
  @Override
  public CompletionStage<String> get() {
    CompletableFuture<String> mine = new CompletableFuture<>();
    synchronized (this) {
      if (held != null && nanos.getAsLong() - held.untilNanos() < 0) {
        return CompletableFuture.completedFuture(held.token());
      }
      if (flight != null) {
        return flight.copy();
      }
      flight = mine;
    }
    CompletableFuture<String> given = mine.copy();
    long askedAt = nanos.getAsLong();
    CompletableFuture<Answer> unused = fetch
        .post(uri, Headers.none(), form)
        .thenApply(ServiceToken::answer)
        .whenComplete((answer, thrown) -> landed(mine, askedAt, answer, thrown));
    return given;
  }

  private void landed(
      CompletableFuture<String> waiting,
      long askedAt,
      @Nullable Answer answer,
      @Nullable Throwable thrown) {
    synchronized (this) {
      flight = null;
      if (answer != null) {
        held = new Held(
            answer.token(), askedAt + Duration.ofSeconds(answer.seconds()).toNanos());
      }
    }
    if (answer != null) {
      waiting.complete(answer.token());
    } else {
      waiting.completeExceptionally(
          thrown == null ? new IOException("the token service gave no answer") : thrown);
    }
  }

  private record Answer(String token, long seconds) {}

  private static Answer answer(Fetched fetched) {
    if (fetched.status() != OK) {
      throw new CompletionException(
          new IOException("the token service answered with status " + fetched.status()));
    }
    JsonNode answer = StrictJson.object(fetched.body());
    String token = answer == null ? "" : answer.path("access_token").asText("");
    if (answer == null || !isToken(token)) {
      throw new CompletionException(new IOException("the token service answered without a token"));
    }
    long lives = Math.min(LONGEST_SECONDS, Math.max(0, answer.path("expires_in").asLong(0)));
    return new Answer(token, Math.max(lives / 2, lives - MARGIN_SECONDS));
  }

  /** Tests whether a header can carry it: a {@code b64token} (RFC 6750, section 2.1). */
  private static boolean isToken(String token) {
    return !token.isEmpty()
        && token
            .chars()
            .allMatch(c -> (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~+/=".indexOf(c) >= 0);
  }

  /** Ends what is under way, and the threads. */
  @Override
  public void close() {
    fetch.close();
  }
}
