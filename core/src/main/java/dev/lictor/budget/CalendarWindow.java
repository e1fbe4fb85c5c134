package dev.lictor.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * A window that follows the calendar of a zone: a day begins with the first instant of its date there, which is not midnight on
 * every date in every zone. Immutable.
 *
 * @param unit how long one turn lasts
 * @param zone whose calendar it is
 */
public record CalendarWindow(Unit unit, ZoneId zone) implements Window {

  /** The length of a turn. Immutable. */
  public enum Unit {
    /** From the first instant of a date to that of the next. */
    DAY,
    /** From the first instant of a month to that of the next. */
    MONTH
  }

  /** Checks that nothing is null. */
  public CalendarWindow {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(zone, "zone");
  }

  @Override
  public List<WindowSpan> candidates(long nowMillis) {
    LocalDate first = firstDate(LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), zone));
    // Where clocks go back across midnight, one date comes twice; its second visit belongs to the
    // turn that runs already.
    while (startMillis(next(first)) <= nowMillis) {
      first = next(first);
    }
    while (startMillis(first) > nowMillis) {
      first = previous(first);
    }
    WindowSpan now = span(first);
    boolean nearerToEnd = nowMillis - now.startMillis() > now.endMillis() - nowMillis;
    return List.of(now, span(nearerToEnd ? after(first) : previous(first)));
  }

  private LocalDate firstDate(LocalDate date) {
    return unit == Unit.DAY ? date : date.withDayOfMonth(1);
  }

  private LocalDate next(LocalDate first) {
    return unit == Unit.DAY ? first.plusDays(1) : first.plusMonths(1);
  }

  /** Returns the next turn that lasts at all: a zone that crosses the date line may leave a date out. */
  private LocalDate after(LocalDate first) {
    LocalDate next = next(first);
    return isLeftOut(next) ? next(next) : next;
  }

  private LocalDate previous(LocalDate first) {
    LocalDate previous = firstDate(first.minusDays(1));
    return isLeftOut(previous) ? firstDate(previous.minusDays(1)) : previous;
  }

  private boolean isLeftOut(LocalDate first) {
    return startMillis(first) == startMillis(next(first));
  }

  private long startMillis(LocalDate first) {
    return first.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private WindowSpan span(LocalDate first) {
    String label = unit == Unit.DAY ? first.toString() : first.toString().substring(0, 7);
    return new WindowSpan(
        (unit == Unit.DAY ? "day/" : "month/") + label + '/' + zone.getId(),
        startMillis(first),
        startMillis(next(first)));
  }
}
