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
    Optional<String> earlier = room.retrieves(call.operation());
    if (earlier.isPresent()) {
      boolean over = measured.stored().equals(Optional.of(new Stored(earlier.get(), false)));
      if (over && measured.usage().isPresent()) {
        shared
            .kept()
            .settle(
                call.operation().deployment(),
                earlier.get(),
                status,
                measured.usage().get());
      }
      settlement.settle(Rank.FINAL, status, Usage.NONE);
      return;
    }
    boolean pending = measured.stored().isPresent() && measured.stored().get().pending();
    boolean whole = !pending && !measured.brokeOff();
    settlement.settle(whole ? Rank.FINAL : Rank.PROVISIONAL, status, usage);
    keep(measured);
  }

  /**
   * Settles a call whose answer broke off. The provider may keep it, and work on it, all the same.
   *
   * @param usage what the call is taken to have used, by what was seen of its answer
   */
  void settlePartial(int status, Measured measured, Usage usage) {
    if (room.retrieves(call.operation()).isPresent()) {
      settlement.settle(Rank.PROVISIONAL, status, Usage.NONE); // what it tells is another call's
      return;
    }
    settlement.settle(Rank.PROVISIONAL, status, usage);
    keep(measured);
  }

  private void keep(Measured measured) {
    if (measured.stored().isEmpty() || measured.stored().get().id().isEmpty()) {
      return;
    }
    Stored stored = measured.stored().get();
    call.forgetHeaders();
    shared
        .kept()
        .keep(
            call.operation().deployment(),
            stored.id(),
            call.caller().id(),
            stored.pending() ? Optional.of(settlement) : Optional.empty());
  }
}
