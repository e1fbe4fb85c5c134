package dev.lictor.jdbc;

import static dev.lictor.jdbc.Callers.ask;
import static dev.lictor.jdbc.Callers.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.attribute.Attributes;
import dev.lictor.identity.Team;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is remembered for how long, and what becomes of faults. */
@Timeout(60)
class JdbcTeamDirectoryTest {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Duration STALE = Duration.ofMinutes(5);
  private static final Duration UNKNOWN = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // it overflows
  private final List<Runnable> waiting = new ArrayList<>();
  private DataSource table = Database.H2.source();
  private FaultySource source = new FaultySource(table);

  @BeforeEach
  void fill() throws SQLException {
    table = Database.H2.open();
    source = new FaultySource(table);
    Database.add(table, "alpha", "i-1");
  }

  private JdbcTeamDirectory.Builder builder() {
    return JdbcTeamDirectory.builder(source, new TeamQuery(Database.QUERY, Attributes.NONE))
        .fresh(FRESH)
        .stale(STALE)
        .unknown(UNKNOWN)
        .ticker(nanos::get);
  }

  /** Asks the database at once. */
  private JdbcTeamDirectory prompt() {
    return builder().executor(Runnable::run).build();
  }

  /** Asks the database when told to. */
  private JdbcTeamDirectory patient() {
    return builder().executor(waiting::add).build();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void answer() {
    List<Runnable> asked = List.copyOf(waiting);
    waiting.clear();
    asked.forEach(Runnable::run);
  }

  @Test
  void asksOnceAndServesWhatItRemembers() throws Exception {
    JdbcTeamDirectory teams = prompt();

    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    pass(FRESH.minusNanos(1));
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    assertThat(source.asked()).isEqualTo(1);
    assertThat(named(teams, "i-2")).isEqualTo("none");
    assertThat(source.asked()).isEqualTo(2);
  }

  @Test
  void asksOnceForAllWhoWantTheSameAtTheSameTime() {
    JdbcTeamDirectory teams = patient();
    List<CompletableFuture<Optional<Team>>> asking = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asking.add(ask(teams, "i-1"));
    }

    assertThat(waiting).hasSize(1);
    answer();
    assertThat(asking).allSatisfy(each -> assertThat(each.join()).isPresent());
  }

  @Test
  void servesATeamThatIsNoLongerFreshAndAsksBehindThat() throws SQLException {
    JdbcTeamDirectory teams = patient();
    CompletableFuture<Optional<Team>> first = ask(teams, "i-1");
    answer();
    assertThat(first.join()).isPresent();
    Database.run(table, "UPDATE teams SET name = 'beta'");
    pass(FRESH);

    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    assertThat(waiting).hasSize(1);
    answer();
    assertThat(named(teams, "i-1")).isEqualTo("beta");
    assertThat(waiting).isEmpty();
  }

  @Test
  void asksAgainWhileTheCallWaitsOnceATeamIsTooOld() throws SQLException {
    JdbcTeamDirectory teams = patient();
    CompletableFuture<Optional<Team>> first = ask(teams, "i-1");
    answer();
    assertThat(first.join()).isPresent();
    Database.run(table, "DELETE FROM teams");
    pass(STALE);

    CompletableFuture<Optional<Team>> late = ask(teams, "i-1");
    assertThat(late).isNotDone();
    answer();
    assertThat(late.join()).isEmpty();
  }

  @Test
  void remembersForAShortTimeThatACallerHasNoTeam() throws SQLException {
    JdbcTeamDirectory teams = prompt();
    assertThat(named(teams, "i-2")).isEqualTo("none");
    Database.add(table, "beta", "i-2");

    pass(UNKNOWN.minusNanos(1));
    assertThat(named(teams, "i-2")).isEqualTo("none");
    assertThat(source.asked()).isEqualTo(1);
    pass(Duration.ofNanos(1));
    assertThat(named(teams, "i-2")).isEqualTo("beta");
  }

  @Test
  void hearsThatATeamWasTakenAway() throws SQLException {
    JdbcTeamDirectory teams = prompt();
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    Database.run(table, "DELETE FROM teams");
    pass(FRESH);

    assertThat(named(teams, "i-1")).isEqualTo("none");
  }

  @Test
  void servesATeamWhileTheDatabaseIsAwayUntilItIsTooOldAndThenFails() {
    JdbcTeamDirectory teams = prompt();
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    source.away = true;

    for (Duration age = Duration.ZERO; age.compareTo(STALE) < 0; age = age.plus(FRESH)) {
      assertThat(named(teams, "i-1")).as("%s", age).isEqualTo("alpha");
      pass(FRESH);
    }
    assertThat(named(teams, "i-1"))
        .startsWith("dev.lictor.jdbc.TeamLookupException: the team of uaa/t/i-1 could not be"
            + " looked up: java.sql.SQLException: the database is away");
    source.away = false;
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
  }

  @Test
  void doesNotAskADatabaseThatIsAwayAtEachCallWhileItCanServe() {
    JdbcTeamDirectory teams = prompt();
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    source.away = true;
    pass(FRESH);

    for (int i = 0; i < 10; i++) {
      assertThat(named(teams, "i-1")).isEqualTo("alpha");
    }
    assertThat(source.asked()).isEqualTo(2);
  }

  @Test
  void neverSaysThatACallerHasNoTeamBecauseTheDatabaseIsAway() {
    JdbcTeamDirectory teams =
        builder().executor(Runnable::run).unknown(FRESH.multipliedBy(2)).build();
    assertThat(named(teams, "i-2")).isEqualTo("none");
    source.away = true;

    assertThat(named(teams, "i-3")).contains("the database is away");
    pass(FRESH);
    assertThat(named(teams, "i-2")).isEqualTo("none"); // asked again behind that, in vain
    pass(FRESH);
    assertThat(named(teams, "i-2")).contains("the database is away");
  }

  @Test
  void remembersNoFailure() {
    JdbcTeamDirectory teams = prompt();
    source.away = true;
    assertThat(named(teams, "i-1")).contains("the database is away");
    source.away = false;

    assertThat(named(teams, "i-1")).isEqualTo("alpha");
  }

  @Test
  void servesNoTeamAnyMoreThatHasBecomeTwo() throws SQLException {
    JdbcTeamDirectory teams = prompt();
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    Database.add(table, "beta", "i-1");
    pass(FRESH);

    assertThat(named(teams, "i-1")).contains("expected one row, found two or more");
    Database.run(table, "DELETE FROM teams WHERE name = 'alpha'");
    pass(UNKNOWN);
    assertThat(named(teams, "i-1")).isEqualTo("beta");
  }

  @Test
  void remembersNoMoreCallersThanItMay() throws SQLException {
    JdbcTeamDirectory teams = builder().executor(Runnable::run).maxEntries(10).build();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 100; i++) {
        assertThat(named(teams, "unknown-" + i)).isEqualTo("none");
      }
    }

    assertThat(source.asked()).isGreaterThanOrEqualTo(190);
  }

  @Test
  void failsInTimeAndAsksNothingThatNobodyWaitsForAnyMore() {
    JdbcTeamDirectory teams =
        builder().executor(waiting::add).timeout(Duration.ofMillis(20)).build();

    assertThat(named(teams, "i-1")).contains(TimeoutException.class.getName());
    answer();
    assertThat(source.asked()).isZero();
  }

  @Test
  void asksOnDaemonsOfItsOwnWhichEndWithIt() throws Exception {
    JdbcTeamDirectory teams = builder().threads(2).build();
    assertThat(named(teams, "i-1")).isEqualTo("alpha");
    assertThat(named(teams, "i-2")).isEqualTo("none");
    teams.close();

    assertThat(source.askedOn).hasSize(2).allSatisfy(thread -> {
      assertThat(thread.getName()).startsWith("lictor-teams-");
      assertThat(thread.isDaemon()).isTrue();
      thread.join();
    });
    assertThat(named(teams, "i-3")).contains("could not be looked up");
  }

  @Test
  void letsNoMoreWaitThanThereIsRoomFor() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch stuck = new CountDownLatch(1);
    source.beforeAnswer = () -> {
      stuck.countDown();
      uninterrupted(open);
    };
    try (JdbcTeamDirectory teams =
        builder().threads(1).timeout(Duration.ofSeconds(50)).build()) {
      CompletableFuture<Optional<Team>> first = ask(teams, "i-1");
      stuck.await();
      List<CompletableFuture<Optional<Team>>> queued = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        queued.add(ask(teams, "waits-" + i));
      }

      assertThat(named(teams, "one-too-many")).contains(RejectedExecutionException.class.getName());
      open.countDown();
      assertThat(first.join()).isPresent();
      assertThat(queued).allSatisfy(each -> assertThat(each.join()).isEmpty());
    }
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void refusesTimesThatContradictEachOther() {
    assertThatThrownBy(() -> builder().stale(FRESH.minusNanos(1)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stale must be at least fresh");
    assertThatThrownBy(() -> builder().fresh(Duration.ZERO).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().threads(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().maxEntries(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
