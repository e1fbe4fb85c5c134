package dev.lictor.testkit.internal.room;

import dev.lictor.Paths;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.aicore.ControlPlaneSchema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Core's rooms, asked as the engine asks them. Not instantiable; all functions are pure. */
public final class Rooms {

  private static final ControlPlaneSchema CONTROL_PLANE = new ControlPlaneSchema();

  private Rooms() {}

  /**
   * An operation with its room. Immutable.
   *
   * @param operation what a request asks for
   * @param room the room that reads its body
   */
  public record Found(Operation operation, ProviderSchema room) {}

  /** Returns what a room reads from a body, or empty if none reads it. */
  public static Optional<CallFacts> read(
      RequestHead head, ByteBuffer body, Served served, Paths paths) {
    Optional<Found> found = find(head, served, paths)
        .filter(each -> each.room().intake(each.operation()) != Intake.UNREAD);
    return found.isPresent()
            && found.get().room().read(found.get().operation(), body.duplicate())
                instanceof Reading.Facts facts
        ? Optional.of(facts.facts())
        : Optional.empty();
  }

  /** Returns the room of a request, or empty if none knows it. */
  public static Optional<Found> find(RequestHead head, Served served, Paths paths) {
    boolean vendors = paths == Paths.NATIVE;
    Optional<Target> target =
        vendors ? Target.parseEncodedColons(head.target()) : Target.parse(head.target());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    Place place = vendors ? Place.ofVendor(target.get()) : Place.of(target.get());
    List<ProviderSchema> rooms = new ArrayList<>(Dialects.all());
    if (!vendors && !place.deployed()) {
      rooms = List.of(CONTROL_PLANE);
    }
    for (ProviderSchema room : rooms) {
      Optional<Operation> operation = room.route(head, place);
      if (operation.isPresent() && (!place.deployed() || room.speaks(served))) {
        return Optional.of(new Found(operation.get().at(served), room));
      }
    }
    return Optional.empty();
  }
}
