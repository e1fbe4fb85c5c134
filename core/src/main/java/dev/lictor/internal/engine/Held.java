package dev.lictor.internal.engine;

import dev.lictor.http.Response;
import dev.lictor.store.Receipt;
import java.util.Optional;

/** Whether all budgets of a call are held. */
sealed interface Held {

  /** They are; there is a receipt if there are any. */
  record Yes(Optional<Receipt> receipt) implements Held {}

  /** They are not. */
  record No(Response response) implements Held {}
}
