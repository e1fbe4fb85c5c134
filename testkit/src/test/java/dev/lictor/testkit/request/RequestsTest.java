package dev.lictor.testkit.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.schema.Intake;
import dev.lictor.schema.Reading;
import dev.lictor.testkit.call.Impossible;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.drawing.CounterExample;
import dev.lictor.testkit.drawing.Drawing;
import dev.lictor.testkit.internal.room.Rooms;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestsTest {

  private static final int MANY = 1_500;

  private static Rooms.Found room(RawRequest request) {
    return Rooms.find(request.head(), request.served(), request.paths()).orElseThrow();
  }

  private static Reading read(RawRequest request) {
    Rooms.Found found = room(request);
    return found.room().read(found.operation(), request.body());
  }

  private static String objection(RawRequest request) {
    Optional<Rooms.Found> found = Rooms.find(request.head(), request.served(), request.paths());
    if (found.isEmpty()) {
      return "no room";
    }
    Reading reading = read(request);
    return reading instanceof Reading.Malformed malformed
        ? malformed.message()
        : Impossible.in(
                found.get().operation(), ((Reading.Facts) reading).facts())
            .toString();
  }

  @ParameterizedTest
  @EnumSource
  void areReadByTheirDialectsRoomWhichFindsWhatTheDialectCanSay(Dialect dialect) {
    Arbitrary<RawRequest> requests =
        Requests.of(Domain.usual()).speaking(dialect.word()).wellFormed();

    Optional<CounterExample<RawRequest>> unread = Drawing.of(requests, 1, MANY)
        .findCounterExample(request -> objection(request).equals("[]"));

    assertThat(unread.map(found -> objection(found.value()) + "\n" + found.value())).isEmpty();
  }
}
