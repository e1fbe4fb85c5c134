package dev.lictor.jdbc;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lictor.attribute.Attributes;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A team directory in a database. Thread-safe.
 *
 * <p>The database is asked on threads of the directory's own, or of an executor that the host gives, once for all who want the same at
 * the same time. A team is remembered: for a while it is simply served; then it is served and asked for again behind that; and when it
 * is older than it may become, those who want it wait. So a database that is slow delays nobody whose team is known, and one that is
 * away is not missed for some time. The absence of a team is remembered for a short time only, and is never said because the database
 * is away: then, and if what it answers is no team, the stage fails with {@link TeamLookupException}.
 */
public final class JdbcTeamDirectory implements TeamDirectory, AutoCloseable {

  private static final TeamTable.Key NOBODY = new TeamTable.Key("", "", "");

  private final Attributes attributes;
  private final TeamTable table;
  private final Executor executor;
  private final @Nullable QueryThreads own;
  private final Duration timeout;
  private final LongSupplier nanos;
  private final Outage outage = new Outage();
  private final AsyncLoadingCache<TeamTable.Key, Answer.Aged> known;
  private volatile boolean closed;

  private JdbcTeamDirectory(Builder from) {
    this.attributes = from.query.attributes();
    this.table = new TeamTable(from.database, from.query, from.timeout);
    this.own =
        from.executor == null ? new QueryThreads(from.threads, from.timeout.plusSeconds(1)) : null;
    this.executor = from.executor == null ? Objects.requireNonNull(own) : from.executor;
    this.timeout = from.timeout;
    this.nanos = from.nanos;
    Freshness freshness = new Freshness(from.fresh, from.stale, from.unknown);
    this.known = Caffeine.newBuilder()
        .maximumSize(from.maxEntries)
        .ticker(nanos::getAsLong)
        .executor(Runnable::run)
        .refreshAfterWrite(freshness.fresh())
        .expireAfter(freshness)
        .buildAsync(new Loader());
  }

  /**
   * Returns a builder of a directory.
   *
   * @param database where connections come from; a pool, if more than a few callers are to be expected
   * @param query what is asked
   */
  public static Builder builder(DataSource database, TeamQuery query) {
    return new Builder(database, query);
  }

  @Override
  public Attributes attributes() {
    return attributes;
  }

  @Override
  public CompletionStage<Optional<Team>> find(Caller caller) {
    return known.get(TeamTable.Key.of(caller)).thenCompose(aged -> aged.answer().stage());
  }

  /**
   * Asks the database for a caller that cannot be, so that a host learns at its start whether the database is there and the query gives
   * the columns that it needs.
   *
   * @return a stage that fails with {@link TeamLookupException} if it does not
   */
  public CompletionStage<Void> verify() {
    return ask(NOBODY).thenCompose(aged -> aged.answer().stage()).thenApply(team -> null);
  }

  private CompletableFuture<Answer.Aged> ask(TeamTable.Key key) {
    long askedAt = nanos.getAsLong();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    try {
      executor.execute(() -> {
        if (closed) {
          answer.completeExceptionally(new IllegalStateException("the directory is closed"));
        } else if (!answer.isDone()) {
          answer.complete(table.find(key));
        }
      });
    } catch (RuntimeException refused) {
      answer.completeExceptionally(refused);
    }
    return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).handle((found, failure) -> {
      Answer heard = failure == null ? found : TeamTable.away(key, failure);
      outage.heard(heard);
      return new Answer.Aged(heard, askedAt);
    });
  }

  /** A failure is an answer too, which is not kept: so the cache never sees one. */
  private final class Loader implements AsyncCacheLoader<TeamTable.Key, Answer.Aged> {

    @Override
    public CompletableFuture<Answer.Aged> asyncLoad(TeamTable.Key key, Executor unused) {
      return ask(key);
    }

    @Override
    public CompletableFuture<Answer.Aged> asyncReload(
        TeamTable.Key key, Answer.Aged old, Executor unused) {
      return ask(key).thenApply(aged -> aged.answer() instanceof Answer.Away ? old : aged);
    }
  }

  /** Ends the directory's own threads; the database is the host's. What is looked up from then on fails. */
  @Override
  public void close() {
    closed = true;
    if (own != null) {
      own.close();
    }
  }

  /** Collects how a directory asks and remembers. Not thread-safe. */
  public static final class Builder {

    private final DataSource database;
    private final TeamQuery query;
    private @Nullable Executor executor;
    private int threads = 4;
    private Duration timeout = Duration.ofSeconds(2);
    private Duration fresh = Duration.ofSeconds(30);
    private Duration stale = Duration.ofMinutes(10);
    private Duration unknown = Duration.ofSeconds(5);
    private long maxEntries = 100_000;
    private LongSupplier nanos = System::nanoTime;

    private Builder(DataSource database, TeamQuery query) {
      this.database = Objects.requireNonNull(database, "database");
      this.query = Objects.requireNonNull(query, "query");
    }

    /** Sets on whose threads the database is asked; they are the host's, and will wait. By default they are the directory's own. */
    public Builder executor(Executor hosts) {
      executor = Objects.requireNonNull(hosts, "executor");
      return this;
    }

    /** Sets how many threads of its own the directory has at most; 4 by default. */
    public Builder threads(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("threads must be at least 1, found " + most);
      }
      threads = most;
      return this;
    }

    /**
     * Sets how long a look-up may take, waiting for a thread and a connection included; 2 seconds by default. It should be less than
     * the engine gives to identify a caller. The query is cancelled after that time, in whole seconds; time-outs of the connection
     * itself are the data source's.
     */
    public Builder timeout(Duration most) {
      if (most.toMillis() < 1) {
        throw new IllegalArgumentException("timeout must be at least 1ms, found " + most);
      }
      timeout = most;
      return this;
    }

    /** Sets after how long a team that is served is asked for again; 30 seconds by default. */
    public Builder fresh(Duration time) {
      fresh = Objects.requireNonNull(time, "fresh");
      return this;
    }

    /**
     * Sets after how long a team is served no longer, whether the database is away or nobody asked for it; 10 minutes by default, at
     * least {@link #fresh}. So long a team that was taken away may be served once more.
     */
    public Builder stale(Duration time) {
      stale = Objects.requireNonNull(time, "stale");
      return this;
    }

    /** Sets for how long it is remembered that a caller has no team, or that its row is none; 5 seconds by default. */
    public Builder unknown(Duration time) {
      unknown = Objects.requireNonNull(time, "unknown");
      return this;
    }

    /** Sets how many callers are remembered at most; 100,000 by default. */
    public Builder maxEntries(long most) {
      if (most < 1) {
        throw new IllegalArgumentException("maxEntries must be at least 1, found " + most);
      }
      maxEntries = most;
      return this;
    }

    /** Sets the ticker by which answers grow old. */
    public Builder ticker(LongSupplier ticker) {
      nanos = Objects.requireNonNull(ticker, "ticker");
      return this;
    }

    /**
     * Makes the directory.
     *
     * @throws IllegalArgumentException if the times contradict each other
     */
    public JdbcTeamDirectory build() {
      return new JdbcTeamDirectory(this);
    }
  }
}
