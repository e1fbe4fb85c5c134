package dev.lictor.testkit;

import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.aicore.ControlPlaneSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The requests of core's corpus that its rooms can read, as a measure of what is drawn here. Not instantiable. */
public final class Corpus {

  private static final Path ROOT = Path.of("../core/src/test/resources/corpus");
  private static final ControlPlaneSchema CONTROL_PLANE = new ControlPlaneSchema();

  private Corpus() {}

  /** One request. Immutable. */
  public record Case(String name, Operation operation, CallFacts facts) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns the names of the dialects. */
  public static List<String> dialects() {
    return folders(ROOT).map(folder -> folder.getFileName().toString()).toList();
  }

  /** Returns all requests that can be read. */
  public static List<Case> readable() {
    return folders(ROOT)
        .flatMap(Corpus::folders)
        .filter(folder -> Files.exists(folder.resolve("facts.json")))
        .map(Corpus::read)
        .toList();
  }

  private static Stream<Path> folders(Path parent) {
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(Path folder) {
    try {
      Path own = folder.resolve("head.txt");
      List<String> lines =
          Files.readAllLines(Files.exists(own) ? own : folder.resolveSibling("head.txt"));
      ByteBuffer body = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("request.json")));
      return read(ROOT.relativize(folder).toString(), lines, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case read(String name, List<String> lines, ByteBuffer body) {
    String[] first = lines.get(0).split(" ", 2);
    Headers.Builder headers = Headers.builder();
    Served served = Served.UNKNOWN;
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (line.startsWith("served:")) {
        served = served(line.substring(colon + 1).strip().split(" ", -1));
      } else if (colon > 0) {
        headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    RequestHead head = new RequestHead(first[0], first[1], headers.build());
    Place place = Place.of(Target.parse(head.target()).orElseThrow());
    List<ProviderSchema> rooms = new ArrayList<>(Dialects.all());
    rooms.add(CONTROL_PLANE);
    for (ProviderSchema room : rooms) {
      Optional<Operation> operation = room.route(head, place);
      if (operation.isPresent() && (!served.known() || room.speaks(served))) {
        Operation found = operation.get().at(served);
        return new Case(name, found, ((Reading.Facts) room.read(found, body)).facts());
      }
    }
    throw new IllegalArgumentException("no room for " + name);
  }

  private static Served served(String... words) {
    List<ModelRef> models = Arrays.stream(words)
        .skip(2)
        .map(model -> new ModelRef(model, "latest", "deployment", Optional.empty()))
        .toList();
    return new Served(words[0], words[1], models);
  }
}
