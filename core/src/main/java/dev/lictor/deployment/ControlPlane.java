package dev.lictor.deployment;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.internal.fetch.Fetched;
import dev.lictor.internal.fetch.HttpFetch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the control plane of one SAP AI Core, directly and not through the gateway: with the caller's own token, so that no caller
 * learns what it may not see, or with a service's. Thread-safe.
 */
public final class ControlPlane implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMillis(1800); // below the engine's limit
  private static final int MAX_BYTES = 1 << 20;

  private final String upstream;
  private final HttpFetch fetch;
  private final @Nullable Supplier<CompletionStage<String>> serviceToken;

  private ControlPlane(Builder builder) {
    this.upstream = builder.upstream;
    this.serviceToken = builder.serviceToken;
    this.fetch = new HttpFetch("lictor-control-plane", builder.client, TIMEOUT, MAX_BYTES);
  }

  /**
   * Returns a builder.
   *
   * @param upstream where the control plane is, such as {@code https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com}
   * @throws IllegalArgumentException if that is no plain HTTP or HTTPS URL
   */
  public static Builder at(URI upstream) {
    return new Builder(upstream);
  }

  /** Returns whether each caller is asked for with its own token, so that no answer may be shared. */
  boolean asksAsTheCaller() {
    return serviceToken == null;
  }

  /**
   * Sends a GET.
   *
   * @param path the path and the query, below the base path of the gateway
   * @param head the call that it is asked for, whose resource group is named
   * @param more further headers
   */
  CompletionStage<Fetched> get(String path, RequestHead head, Headers more) {
    URI uri = URI.create(upstream + path);
    if (serviceToken != null) {
      return serviceToken
          .get()
          .thenCompose(token -> fetch.get(uri, headers(head, "Bearer " + token, more)));
    }
    String authorization = head.headers().first("Authorization");
    return authorization == null
        ? CompletableFuture.completedFuture(new Fetched(401, new byte[0]))
        : fetch.get(uri, headers(head, authorization, more));
  }

  private static Headers headers(RequestHead head, String authorization, Headers more) {
    Headers.Builder headers = Headers.builder().add("Authorization", authorization);
    Optional.ofNullable(head.headers().first("AI-Resource-Group"))
        .ifPresent(group -> headers.add("AI-Resource-Group", group));
    more.forEach(headers::add);
    return headers.build();
  }

  /** Ends all that is under way, and the threads. */
  @Override
  public void close() {
    fetch.close();
  }

  /** Collects how the control plane is asked. Not thread-safe. */
  public static final class Builder {

    private final String upstream;
    private @Nullable HttpClient client;
    private @Nullable Supplier<CompletionStage<String>> serviceToken;

    private Builder(URI upstream) {
      String scheme = upstream.getScheme();
      boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (!web
          || upstream.getHost() == null
          || upstream.getRawUserInfo() != null
          || upstream.getRawQuery() != null
          || upstream.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "the control plane must be an http or https URL without user, query and fragment");
      }
      String text = upstream.toString();
      this.upstream = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Sets the client; by default one comes into being with the first question. Its owner closes it. */
    public Builder httpClient(HttpClient newClient) {
      client = Objects.requireNonNull(newClient, "httpClient");
      return this;
    }

    /**
     * Lets a service ask instead of the caller; what it learns is shared by all callers of a resource group.
     *
     * @param token gives a valid access token; it is asked each time, so it should remember
     */
    public Builder serviceToken(Supplier<CompletionStage<String>> token) {
      serviceToken = Objects.requireNonNull(token, "serviceToken");
      return this;
    }

    /** Returns the control plane. */
    public ControlPlane build() {
      return new ControlPlane(this);
    }
  }
}
