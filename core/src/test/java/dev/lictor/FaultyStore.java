package dev.lictor;

import dev.lictor.store.Balances;
import dev.lictor.store.Durability;
import dev.lictor.store.Exactness;
import dev.lictor.store.Grant;
import dev.lictor.store.HoldId;
import dev.lictor.store.Item;
import dev.lictor.store.Outcome;
import dev.lictor.store.Rank;
import dev.lictor.store.Receipt;
import dev.lictor.store.Scope;
import dev.lictor.store.StoreException;
import dev.lictor.store.UsageStore;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A real store behind a line that fails: it takes messages and loses answers, refuses to answer, or answers when told to. */
final class FaultyStore implements UsageStore {

  /** What goes wrong next. */
  static final class Faults {

    /** How many holds take effect but are never answered. */
    final AtomicInteger holdsWithLostAnswers = new AtomicInteger();

    /** How many settlements and releases fail before one arrives. */
    final AtomicInteger closingsThatFail = new AtomicInteger();

    /** How many holds take effect and then throw. */
    final AtomicInteger holdsThatThrow = new AtomicInteger();

    /** How many settlements and releases answer with nothing at all before one arrives. */
    final AtomicInteger closingsThatAreNull = new AtomicInteger();

    /** What answers to holds wait for. */
    volatile CompletableFuture<Void> line = CompletableFuture.completedFuture(null);

    /** What releases wait for before they take effect. */
    volatile CompletableFuture<Void> releases = CompletableFuture.completedFuture(null);
  }

  private final UsageStore books;
  private final Faults faults;

  FaultyStore(UsageStore books, Faults faults) {
    this.books = books;
    this.faults = faults;
  }

  @Override
  public CompletionStage<Grant> hold(HoldId id, List<Item> items) {
    CompletionStage<Grant> grant = books.hold(id, items);
    if (faults.holdsThatThrow.getAndDecrement() > 0) {
      throw new StoreException("the line is cut");
    }
    return faults.holdsWithLostAnswers.getAndDecrement() > 0
        ? new CompletableFuture<>()
        : faults.line.thenCompose(nothing -> grant);
  }

  @Override
  @SuppressWarnings("NullAway") // a store that breaks its contract
  public CompletionStage<Outcome> settle(Receipt receipt, Rank rank, long[] actual) {
    if (faults.closingsThatAreNull.getAndDecrement() > 0) {
      return null;
    }
    return faults.closingsThatFail.getAndDecrement() > 0
        ? CompletableFuture.failedFuture(new StoreException("the line is cut"))
        : books.settle(receipt, rank, actual);
  }

  @Override
  public CompletionStage<Outcome> release(HoldId id, List<Item> items) {
    return faults.closingsThatFail.getAndDecrement() > 0
        ? CompletableFuture.failedFuture(new StoreException("the line is cut"))
        : faults.releases.thenCompose(nothing -> books.release(id, items));
  }

  @Override
  public CompletionStage<Void> renew(Collection<Receipt> inFlight) {
    return books.renew(inFlight);
  }

  @Override
  public CompletionStage<Void> reassert(Collection<Receipt> receipts) {
    return books.reassert(receipts);
  }

  @Override
  public CompletionStage<Balances> balances(String from) {
    return books.balances(from);
  }

  @Override
  public Durability durability() {
    return books.durability();
  }

  @Override
  public Scope scope() {
    return books.scope();
  }

  @Override
  public Exactness exactness() {
    return books.exactness();
  }

  @Override
  public void close() {
    books.close();
  }
}
