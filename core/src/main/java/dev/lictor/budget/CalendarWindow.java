package dev.lictor.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A window that follows the calendar of a zone: a day begins with the first instant of its date there, which is not midnight on
 * every date in every zone; an hour or a minute ends where the clocks are changed within it. Immutable.
 *
 * @param unit how long one turn lasts
 * @param zone whose calendar it is
 */
public record CalendarWindow(Unit unit, ZoneId zone) implements Window {

  private static final long MINUTE_MILLIS = 60_000;

  /** The length of a turn. Immutable. */
  public enum Unit {
    /** From one full minute to the next. */
    MINUTE,
    /** From one full hour to the next. */
    HOUR,
    /** From the first instant of a date to that of the next. */
    DAY,
    /** From the first instant of a Monday to that of the next. */
    WEEK,
    /** From the first instant of a month to that of the next. */
    MONTH,
    /** From the first instant of a year to that of the next. */
    YEAR;

    private final String word = name().toLowerCase(Locale.ROOT);

    private LocalDate first(LocalDate date) {
      return switch (this) {
        case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
        case MONTH -> date.withDayOfMonth(1);
        case YEAR -> date.withDayOfYear(1);
        default -> date;
      };
    }

    private LocalDate next(LocalDate first) {
      return switch (this) {
        case WEEK -> first.plusWeeks(1);
        case MONTH -> first.plusMonths(1);
        case YEAR -> first.plusYears(1);
        default -> first.plusDays(1);
      };
    }

    private String label(LocalDate first) {
      return first.toString().substring(0, this == MONTH ? 7 : this == YEAR ? 4 : 10);
    }
  }

  /** Checks that nothing is null. */
  public CalendarWindow {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(zone, "zone");
  }

  @Override
  public List<WindowSpan> candidates(long nowMillis) {
    WindowSpan now = span(nowMillis);
    if (unit == Unit.MINUTE) {
      return List.of(now, span(now.startMillis() - 1), span(now.endMillis()));
    }
    boolean nearerToEnd = nowMillis - now.startMillis() > now.endMillis() - nowMillis;
    return List.of(now, span(nearerToEnd ? now.endMillis() : now.startMillis() - 1));
  }

  private WindowSpan span(long nowMillis) {
    return switch (unit) {
      case MINUTE -> clock(nowMillis, MINUTE_MILLIS);
      case HOUR -> clock(nowMillis, 60 * MINUTE_MILLIS);
      case DAY, WEEK, MONTH, YEAR -> dates(nowMillis);
    };
  }

  private WindowSpan dates(long nowMillis) {
    LocalDate first = unit.first(LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), zone));
    // Where clocks go back across midnight, one date comes twice; its second visit belongs to the
    // turn that runs already. A zone that crosses the date line may leave a date out.
    while (startMillis(unit.next(first)) <= nowMillis) {
      first = unit.next(first);
    }
    while (startMillis(first) > nowMillis) {
      first = unit.first(first.minusDays(1));
    }
    return span(unit.label(first), startMillis(first), startMillis(unit.next(first)));
  }

  private long startMillis(LocalDate first) {
    return first.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private WindowSpan clock(long nowMillis, long lengthMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    ZoneRules rules = zone.getRules();
    long shift = rules.getOffset(now).getTotalSeconds() * 1_000L;
    long start = Math.floorDiv(nowMillis + shift, lengthMillis) * lengthMillis - shift;
    long end = start + lengthMillis;
    ZoneOffsetTransition before = rules.previousTransition(now.plusMillis(1));
    ZoneOffsetTransition after = rules.nextTransition(now);
    if (before != null) {
      start = Math.max(start, before.getInstant().toEpochMilli());
    }
    if (after != null) {
      end = Math.min(end, after.getInstant().toEpochMilli());
    }
    return span(Instant.ofEpochMilli(start).toString(), start, end);
  }

  private WindowSpan span(String label, long startMillis, long endMillis) {
    return new WindowSpan(unit.word + '/' + label + '/' + zone.getId(), startMillis, endMillis);
  }
}
