package dev.lictor.internal.engine;

import dev.lictor.store.HoldId;
import java.security.SecureRandom;

/** Draws the ids of exchanges; the id of an exchange is the id of its hold. Thread-safe. */
final class RequestIds {

  private final SecureRandom random = new SecureRandom();

  HoldId next() {
    return HoldId.of(random.nextLong(), random.nextLong());
  }
}
