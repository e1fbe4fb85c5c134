package dev.lictor.internal.engine;

import dev.lictor.budget.Charge;
import dev.lictor.event.SettlementRecord;
import dev.lictor.store.Booking;
import dev.lictor.store.Item;
import dev.lictor.store.Rank;
import dev.lictor.store.Receipt;
import dev.lictor.store.UsageStore;
import dev.lictor.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last step of a call: tells the store and the listener what it cost. Called once, and once more if figures come late. */
final class Settlement {

  private final Call call;
  private final Shared shared;
  private final Optional<Receipt> receipt;

  Settlement(Call call, Shared shared, Optional<Receipt> receipt) {
    this.call = call;
    this.shared = shared;
    this.receipt = receipt;
  }

  void settle(Rank rank, int status, Usage usage) {
    settle(rank, status, usage, call::end);
  }

  /** Settles for good what was settled before, since its figures came late. The engine is not quiet before the store has them. */
  void settleLate(int status, Usage usage) {
    InFlight inFlight = shared.inFlight();
    inFlight.begin();
    settle(Rank.FINAL, status, usage, inFlight::end);
  }

  private void settle(Rank rank, int status, Usage usage, Runnable then) {
    tell(rank, status, usage);
    if (receipt.isEmpty()) {
      then.run();
      return;
    }
    Receipt held = receipt.get();
    List<Booking> bookings = held.bookings();
    long[] actual = new long[bookings.size()];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = Charge.of(usage, bookings.get(i).key().unit(), bookings.get(i).amount());
    }
    UsageStore store = shared.setup().store();
    shared
        .persistence()
        .send(call.requestId(), () -> store.settle(held, rank, actual))
        .thenRun(then);
  }

  void release() {
    tell(Rank.RELEASED, 0, Usage.NONE);
    if (receipt.isEmpty()) {
      call.end();
      return;
    }
    List<Item> items = new ArrayList<>();
    for (Booking booking : receipt.get().bookings()) {
      items.add(new Item(booking.key(), booking.amount(), 0, List.of(booking.window())));
    }
    UsageStore store = shared.setup().store();
    shared
        .persistence()
        .send(call.requestId(), () -> store.release(call.id(), items))
        .thenRun(call::end);
  }

  private void tell(Rank rank, int status, Usage usage) {
    shared
        .listener()
        .settled(new SettlementRecord(
            call.requestId(),
            shared.setup().clock().millis(),
            call.caller(),
            call.operation(),
            call.modelNames(),
            status,
            rank,
            usage,
            Math.max(0, usage.totalTokens() - Charging.heldTokens(call.facts())),
            receipt.map(Receipt::bookings).orElse(List.of())));
  }
}
