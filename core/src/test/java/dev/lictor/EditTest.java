package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Exports;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.engine.Engine;
import dev.lictor.internal.engine.Setup;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.orchestration.OrchestrationSchema;
import dev.lictor.store.InMemoryUsageStore;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine does with a room whose edit goes wrong. */
class EditTest {

  private static final String REQUEST =
      "{\"config\":{\"stream\":{\"enabled\":true},\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":"
          + "[{\"role\":\"user\",\"content\":\"Hi\"}]},\"model\":{\"name\":\"gpt-4o\",\"params\":{\"max_tokens\":15}}}}}}";

  private final InMemoryUsageStore books = new InMemoryUsageStore(
      InstantSource.fixed(Gateway.NOW), () -> 0, InMemoryUsageStore.RETENTION);

  private Admission admit(UnaryOperator<String> edit) {
    Setup setup = new Setup(
        "",
        "",
        Paths.AI_CORE,
        Exports.REFUSED,
        List.of(new Careless(edit)),
        Optional.empty(),
        Optional.empty(),
        Gateway.bearer(),
        books,
        EngineListener.NONE,
        Limits.DEFAULT,
        InstantSource.fixed(Gateway.NOW));
    Engine engine = new Engine(Gateway.basis(), setup);
    Opening opening = engine
        .open(Gateway.head(Gateway.V2, "alpha"), Gateway.PEER)
        .toCompletableFuture()
        .join();
    PendingCall call = ((Opening.Collect) opening).call();
    assertThat(call.receive(Gateway.utf8(REQUEST))).isEmpty();
    return call.admit().toCompletableFuture().join();
  }

  private static String asking(String request) {
    return request.replace(
        "\"params\":{", "\"params\":{\"stream_options\":{\"include_usage\":true},");
  }

  @Test
  void forwardsAnEditThatSaysWhatWasDecided() {
    Admission admission = admit(EditTest::asking);

    assertThat(Gateway.text(((Admission.Forward) admission).body())).isEqualTo(asking(REQUEST));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"max_tokens\":15', '\"max_tokens\":16'",
    "gpt-4o, gpt-4o-mini",
    "Hi, Hello",
    "'\"enabled\":true', '\"enabled\":false'",
    "include_usage, include_nothing",
    "'}}}}}}', '}}}}}'"
  })
  void refusesAnEditThatChangesAnythingElse(String before, String after) {
    Admission admission = admit(request -> asking(request).replace(before, after));

    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(500);
    assertThat(Gateway.text(response.body())).contains("edit_failed").doesNotContain("gpt-4o");
    assertThat(books.balances("").toCompletableFuture().join().page()).isEmpty();
  }

  /** A room that edits as the test says. */
  private record Careless(UnaryOperator<String> edit) implements ProviderSchema {

    private static final ProviderSchema ROOM = OrchestrationSchema.v2();

    @Override
    public Optional<Operation> route(RequestHead head, Place place) {
      return ROOM.route(head, place);
    }

    @Override
    public boolean speaks(Served served) {
      return ROOM.speaks(served);
    }

    @Override
    public boolean namesModels() {
      return true;
    }

    @Override
    public Reading read(Operation operation, ByteBuffer body) {
      return ROOM.read(operation, body);
    }

    @Override
    public ByteBuffer askForUsage(Operation operation, ByteBuffer body) {
      return Gateway.utf8(edit.apply(Gateway.text(body)));
    }

    @Override
    public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
      return ROOM.meter(operation, facts, head);
    }

    @Override
    public Response refuse(Operation operation, Refusal refusal) {
      return ROOM.refuse(operation, refusal);
    }
  }
}
