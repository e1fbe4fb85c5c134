package dev.lictor.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarWindowTest {

  @ParameterizedTest
  @CsvSource({
    // zone, instant, turn, from, to
    "UTC,               2026-11-21T23:59:59.999Z, 2026-11-21, 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
    "UTC,               2026-11-22T00:00:00Z,     2026-11-22, 2026-11-22T00:00:00Z, 2026-11-23T00:00:00Z",
    "Europe/Berlin,     2026-11-21T23:00:00Z,     2026-11-22, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z",
    // the day on which clocks go back has 25 hours, the one on which they go forward 23
    "Europe/Berlin,     2026-10-25T22:59:59Z,     2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "Europe/Berlin,     2026-03-29T12:00:00Z,     2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    // dates that have no midnight begin at one o'clock
    "Asia/Beirut,       2024-03-30T22:00:00Z,     2024-03-31, 2024-03-30T22:00:00Z, 2024-03-31T21:00:00Z",
    "Asia/Beirut,       2024-03-30T21:59:59Z,     2024-03-30, 2024-03-29T22:00:00Z, 2024-03-30T22:00:00Z",
    "Africa/Cairo,      2024-04-25T22:00:00Z,     2024-04-26, 2024-04-25T22:00:00Z, 2024-04-26T21:00:00Z",
    // midnight comes twice in Havana: the second one is in the middle of the date
    "America/Havana,    2024-11-03T05:30:00Z,     2024-11-03, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z",
    // clocks went back from 00:01 to 23:01: the minute before midnight came again when the date had
    // begun
    "America/St_Johns,  2010-11-07T02:31:30Z,     2010-11-07, 2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z",
    "America/St_Johns,  2010-11-07T03:29:00Z,     2010-11-07, 2010-11-07T02:30:00Z, 2010-11-08T03:30:00Z",
    // Samoa left out the 30th of December 2011
    "Pacific/Apia,      2011-12-30T09:59:59Z,     2011-12-29, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
    "Pacific/Apia,      2011-12-30T10:00:00Z,     2011-12-31, 2011-12-30T10:00:00Z, 2011-12-31T10:00:00Z",
  })
  void aDayLastsFromItsFirstInstantToThatOfTheNext(
      String zone, Instant now, String date, Instant start, Instant end) {
    CalendarWindow window = new CalendarWindow(CalendarWindow.Unit.DAY, ZoneId.of(zone));

    WindowSpan turn = window.candidates(now.toEpochMilli()).get(0);

    assertThat(turn)
        .isEqualTo(
            new WindowSpan("day/" + date + '/' + zone, start.toEpochMilli(), end.toEpochMilli()));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,           2026-02-28T23:59:59Z, 2026-02, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "UTC,           2024-02-29T00:00:00Z, 2024-02, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
    "Europe/Berlin, 2026-12-31T23:30:00Z, 2027-01, 2026-12-31T23:00:00Z, 2027-01-31T23:00:00Z",
    "Europe/Berlin, 2026-10-15T00:00:00Z, 2026-10, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
  })
  void aMonthLastsFromItsFirstInstantToThatOfTheNext(
      String zone, Instant now, String month, Instant start, Instant end) {
    CalendarWindow window = new CalendarWindow(CalendarWindow.Unit.MONTH, ZoneId.of(zone));

    WindowSpan turn = window.candidates(now.toEpochMilli()).get(0);

    assertThat(turn)
        .isEqualTo(new WindowSpan(
            "month/" + month + '/' + zone, start.toEpochMilli(), end.toEpochMilli()));
  }

  @ParameterizedTest
  @CsvSource({
    "MINUTE, UTC,           2026-11-22T10:30:59Z, minute/2026-11-22T10:30:00Z, 2026-11-22T10:30:00Z, 2026-11-22T10:31:00Z",
    "HOUR,   UTC,           2026-11-22T10:59:59Z, hour/2026-11-22T10:00:00Z,   2026-11-22T10:00:00Z, 2026-11-22T11:00:00Z",
    "HOUR,   Asia/Kolkata,  2026-11-22T10:29:59Z, hour/2026-11-22T09:30:00Z,   2026-11-22T09:30:00Z, 2026-11-22T10:30:00Z",
    // the hour that comes twice is two turns
    "HOUR,   Europe/Berlin, 2026-10-25T00:30:00Z, hour/2026-10-25T00:00:00Z,   2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
    "HOUR,   Europe/Berlin, 2026-10-25T01:30:00Z, hour/2026-10-25T01:00:00Z,   2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
    // clocks go back by half an hour at two o'clock: half an hour comes again and ends the turn
    "HOUR,   Australia/Lord_Howe, 2026-04-04T15:10:00Z, hour/2026-04-04T15:00:00Z, 2026-04-04T15:00:00Z, 2026-04-04T15:30:00Z",
    "WEEK,   UTC,           2026-11-22T23:59:59Z, week/2026-11-16,             2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
    "WEEK,   Europe/Berlin, 2026-11-22T23:00:00Z, week/2026-11-23,             2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
    "YEAR,   UTC,           2026-12-31T23:59:59Z, year/2026,                   2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "YEAR,   Europe/Berlin, 2026-12-31T23:00:00Z, year/2027,                   2026-12-31T23:00:00Z, 2027-12-31T23:00:00Z",
  })
  void turnsOfOtherLengthsFollowTheCalendarOfTheZone(
      CalendarWindow.Unit unit, String zone, Instant now, String id, Instant start, Instant end) {
    CalendarWindow window = new CalendarWindow(unit, ZoneId.of(zone));

    WindowSpan turn = window.candidates(now.toEpochMilli()).get(0);

    assertThat(turn)
        .isEqualTo(new WindowSpan(id + '/' + zone, start.toEpochMilli(), end.toEpochMilli()));
  }

  @Test
  void ofMinutesBothNeighboursAreProposed() {
    CalendarWindow window = new CalendarWindow(CalendarWindow.Unit.MINUTE, ZoneId.of("UTC"));

    assertThat(window.candidates(Instant.parse("2026-11-22T10:30:20Z").toEpochMilli()))
        .extracting(WindowSpan::id)
        .containsExactly(
            "minute/2026-11-22T10:30:00Z/UTC",
            "minute/2026-11-22T10:29:00Z/UTC",
            "minute/2026-11-22T10:31:00Z/UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T00:00:00Z, 2026-11-21",
    "2026-11-22T11:59:59Z, 2026-11-21",
    "2026-11-22T12:00:01Z, 2026-11-23",
    "2026-11-22T23:59:59Z, 2026-11-23"
  })
  void theNeighbourIsTheTurnThatIsNearer(Instant now, String date) {
    CalendarWindow window = new CalendarWindow(CalendarWindow.Unit.DAY, ZoneId.of("UTC"));

    List<WindowSpan> candidates = window.candidates(now.toEpochMilli());

    assertThat(candidates).hasSize(2);
    assertThat(candidates.get(1).id()).isEqualTo("day/" + date + "/UTC");
  }

  @Property(tries = 5_000, seed = "1")
  void turnsTileTheTimeLine(@ForAll("moments") Moment moment) {
    WindowSpan turn = moment.turn(0);

    assertThat(turn.contains(moment.millis)).isTrue();
    assertThat(moment.at(turn.startMillis()).turn(0)).isEqualTo(turn);
    assertThat(moment.at(turn.endMillis() - 1).turn(0)).isEqualTo(turn);
    assertThat(moment.at(turn.endMillis()).turn(0).startMillis()).isEqualTo(turn.endMillis());
    assertThat(moment.at(turn.startMillis() - 1).turn(0).endMillis()).isEqualTo(turn.startMillis());
  }

  @Property(tries = 5_000, seed = "1")
  void aGatewayWhoseClockIsOffProposesTheTurnOfTheStore(
      @ForAll("moments") Moment moment, @ForAll boolean fast) {
    long off = moment.window.unit() == CalendarWindow.Unit.MINUTE ? 50_000 : 600_000;
    Moment gateway = moment.at(moment.millis + (fast ? off : -off));

    List<WindowSpan> proposed = gateway.window.candidates(gateway.millis);

    assertThat(proposed).contains(moment.turn(0));
    assertThat(proposed.get(0).id()).isNotEqualTo(proposed.get(1).id());
  }

  @Provide
  Arbitrary<Moment> moments() {
    List<ZoneId> zones = new ArrayList<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      zones.add(ZoneId.of(id));
    }
    Arbitrary<CalendarWindow> windows = Combinators.combine(
            Arbitraries.of(CalendarWindow.Unit.class), Arbitraries.of(zones))
        .as(CalendarWindow::new);
    long from = Instant.parse("1970-02-01T00:00:00Z").toEpochMilli();
    long to = Instant.parse("2060-01-01T00:00:00Z").toEpochMilli();
    Arbitrary<Long> millis = Arbitraries.longs().between(from, to);
    Arbitrary<Long> near = Arbitraries.longs().between(-7_200_000, 7_200_000);
    return Combinators.combine(windows, millis, near, Arbitraries.of(true, false))
        .as((window, at, offset, nearChange) ->
            new Moment(window, nearChange ? change(window.zone(), at, to) + offset : at));
  }

  /** Returns the next time after the given one at which the zone's clocks change, or that time itself. */
  private static long change(ZoneId zone, long millis, long before) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(millis));
    return next == null || next.toEpochSecond() * 1000 > before
        ? millis
        : next.toEpochSecond() * 1000;
  }

  private record Moment(CalendarWindow window, long millis) {
    Moment at(long newMillis) {
      return new Moment(window, newMillis);
    }

    WindowSpan turn(int index) {
      return window.candidates(millis).get(index);
    }
  }
}
