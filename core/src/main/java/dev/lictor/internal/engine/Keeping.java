package dev.lictor.internal.engine;

import dev.lictor.schema.Measured;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Stored;
import dev.lictor.store.Rank;
import dev.lictor.usage.Usage;
import java.util.Optional;

/**
 * The step that settles a call whose answer was complete, with an eye to what the provider keeps: work that goes on behind the answer
 * stays charged until its figures come, and who reads them again pays no tokens for it. Confined to one call.
 */
final class Keeping {

  private final Call call;
  private final Shared shared;
  private final ProviderSchema room;
  private final Settlement settlement;

  Keeping(Call call, Shared shared, ProviderSchema room, Settlement settlement) {
    this.call = call;
    this.shared = shared;
    this.room = room;
    this.settlement = settlement;
  }

  /**
   * Settles.
   *
   * @param usage what the call is taken to have used, by its own answer alone
   */
  void settle(int status, Measured measured, Usage usage) {
    String deployment = call.operation().deployment();
    Optional<String> earlier = room.retrieves(call.operation());
    if (earlier.isPresent()) {
      settlement.settle(Rank.FINAL, status, Usage.NONE);
      boolean over = measured.stored().isPresent() && !measured.stored().get().pending();
      if (over && measured.usage().isPresent()) {
        shared.kept().settle(deployment, earlier.get(), status, measured.usage().get());
      }
      return;
    }
    Optional<Stored> stored = measured.stored();
    boolean pending = stored.isPresent() && stored.get().pending();
    settlement.settle(pending ? Rank.PROVISIONAL : Rank.FINAL, status, usage);
    if (stored.isPresent()) {
      shared
          .kept()
          .keep(
              deployment,
              stored.get().id(),
              call.caller().id(),
              pending ? Optional.of(settlement) : Optional.empty());
    }
  }
}
