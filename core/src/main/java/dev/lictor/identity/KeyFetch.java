package dev.lictor.identity;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** Fetches the bytes of a JWK set without blocking the caller. Thread-safe. */
interface KeyFetch extends AutoCloseable {

  /** Fetches; the future fails with a {@link KeysUnavailableException}. */
  CompletableFuture<byte[]> fetch(URI uri);

  @Override
  void close();
}
