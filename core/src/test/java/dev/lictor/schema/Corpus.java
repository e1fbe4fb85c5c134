package dev.lictor.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.schema.aicore.ControlPlaneSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The cases under {@code corpus/<dialect>/<case>}.
 *
 * <p>{@code head.txt} of a case, else of its dialect, is the head of the request: the first line, a line for each header, and a line
 * {@code served: scenario executable model model…} for what the control plane says about the deployment. {@code answer-head.txt}
 * is the status and the headers of the answer, if they are not those that go without saying. {@code as-written.txt} of a dialect lists
 * keys of which the values count in the input with their bytes as written: anywhere in a request, or with {@code $.} before them at
 * its top.
 */
public final class Corpus {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final String SERVED = "served:";
  private static final ControlPlaneSchema CONTROL_PLANE = new ControlPlaneSchema();

  private static final Map<Case, Candidate> FOUND = new ConcurrentHashMap<>();

  private Corpus() {}

  /** One directory of the corpus. */
  public record Case(String dialect, Path folder) {

    /** Returns whether the case has a file. */
    public boolean has(String file) {
      return Files.exists(folder.resolve(file));
    }

    /** Returns the bytes of a file. */
    public byte[] bytes(String file) {
      try {
        return Files.readAllBytes(folder.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns the JSON of a file. */
    public JsonNode json(String file) {
      try {
        return JSON.readTree(bytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns a file as a body. */
    public ByteBuffer body(String file) {
      return ByteBuffer.wrap(bytes(file));
    }

    /** Returns the room of the dialect. */
    public ProviderSchema schema() {
      return candidate().room();
    }

    /** Returns what the head of the request asks for. */
    public Operation operation() {
      return candidate().operation();
    }

    private Candidate candidate() {
      return FOUND.computeIfAbsent(this, Case::find);
    }

    private Candidate find() {
      List<String> lines = headLines();
      String[] first = lines.get(0).split(" ", 2);
      Headers.Builder headers = Headers.builder();
      Served served = Served.UNKNOWN;
      for (String line : lines.subList(1, lines.size())) {
        if (line.startsWith(SERVED)) {
          served = served(line.substring(SERVED.length()).strip().split(" ", -1));
        } else if (!line.isBlank()) {
          int colon = line.indexOf(':');
          headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
      return route(new RequestHead(first[0], first[1], headers.build()), served);
    }

    private List<String> headLines() {
      Path own = folder.resolve("head.txt");
      Path shared = Objects.requireNonNull(folder.getParent()).resolve("head.txt");
      try {
        return Files.readAllLines(Files.exists(own) ? own : shared);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Returns the file that holds a stream. */
    public String streamFile() {
      return has("stream.bin") ? "stream.bin" : has("stream.json") ? "stream.json" : "stream.sse";
    }

    /** Returns the head of a streamed answer. */
    public ResponseHead streamHead() {
      return answerHead(
          switch (streamFile()) {
            case "stream.bin" -> "application/vnd.amazon.eventstream";
            case "stream.json" -> "application/json";
            default -> "Text/Event-Stream; charset=utf-8";
          });
    }

    /** Returns the head of the answer. */
    public ResponseHead answerHead(String usualType) {
      if (!has("answer-head.txt")) {
        return new ResponseHead(200, Headers.of("content-type", usualType));
      }
      List<String> lines = new String(bytes("answer-head.txt"), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
      Headers.Builder headers = Headers.builder();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
      }
      return new ResponseHead(Integer.parseInt(lines.get(0).strip()), headers.build());
    }

    @Override
    public String toString() {
      return dialect + '/' + folder.getFileName();
    }
  }

  /** An operation with its room. */
  public record Candidate(Operation operation, ProviderSchema room) {}

  private static Served served(String... words) {
    List<ModelRef> models = new ArrayList<>();
    for (int i = 2; i < words.length; i++) {
      models.add(new ModelRef(words[i], "latest", "deployment", Optional.empty()));
    }
    return new Served(words[0], words[1], models);
  }

  /** Returns the operation and the room of a request, as the engine would find them: what is no model call is the control plane's. */
  public static Candidate route(RequestHead head, Served served) {
    Target target = Target.parse(head.target()).orElseThrow();
    Place place = Place.of(target);
    for (ProviderSchema room : Dialects.all()) {
      Optional<Operation> operation = room.route(head, place);
      if (operation.isPresent() && (!served.known() || room.speaks(served))) {
        return new Candidate(operation.get().at(served), room);
      }
    }
    if (!place.deployed()) {
      return new Candidate(CONTROL_PLANE.route(head, place).orElseThrow(), CONTROL_PLANE);
    }
    throw new IllegalArgumentException("no room for " + head.method() + ' ' + head.target());
  }

  /** Returns whether the bound on the input of a request depends on how the same JSON is written. */
  public static boolean countsAsWritten(String dialect, JsonNode request) {
    Path keys = root().resolve(dialect).resolve("as-written.txt");
    String text = request.toString();
    try {
      return Files.exists(keys)
          && Files.readAllLines(keys).stream()
              .anyMatch(key -> key.startsWith("$.")
                  ? request.has(key.substring(2))
                  : text.contains('"' + key + '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the cases of all dialects that have a file of the given name. */
  public static List<Case> casesWith(String file) {
    List<Case> cases = new ArrayList<>();
    for (Path dialect : folders(root())) {
      folders(dialect).stream()
          .map(folder -> new Case(dialect.getFileName().toString(), folder))
          .filter(each -> each.has(file))
          .forEach(cases::add);
    }
    return cases;
  }

  /** Returns the cases of all dialects that have a streamed answer. */
  public static List<Case> streams() {
    return Stream.of("stream.sse", "stream.bin", "stream.json")
        .flatMap(file -> casesWith(file).stream())
        .toList();
  }

  private static Path root() {
    URL root = Objects.requireNonNull(Corpus.class.getResource("/corpus"));
    try {
      return Path.of(root.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
