package dev.lictor.example.clients;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.token.credentials.SdkToken;

/** A token of the simulator, as AWS's SDK wants it. Immutable. */
final class Bearer implements SdkToken {

  private final String token;

  Bearer(String token) {
    this.token = token;
  }

  @Override
  public String token() {
    return token;
  }

  @Override
  public Optional<Instant> expirationTime() {
    return Optional.empty();
  }
}
