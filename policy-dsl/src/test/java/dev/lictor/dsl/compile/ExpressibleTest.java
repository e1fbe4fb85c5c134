package dev.lictor.dsl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.policy.Selector;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressibleTest {

  private static final String DEPLOYED = "/v2/inference/deployments/d1234";

  /** One call for each dialect and kind, and for each format within it: target, scenario, executable, model. */
  private static final List<List<String>> CALLS = List.of(
      List.of(DEPLOYED + "/completion", "orchestration", "orchestration", ""),
      List.of(DEPLOYED + "/v2/completion", "orchestration", "orchestration", ""),
      List.of(DEPLOYED + "/v2/embeddings", "orchestration", "orchestration", ""),
      List.of(DEPLOYED + "/chat/completions", "foundation-models", "aicore-mistralai", "m"),
      List.of(DEPLOYED + "/chat/completions", "foundation-models", "perplexity-ai", "m"),
      List.of("/v1/chat/completions", "", "", ""),
      List.of("/v1/responses", "", "", ""),
      List.of("/v1/embeddings", "", "", ""),
      List.of("/v1/messages", "", "", ""),
      List.of("/v1beta/models/m:generateContent", "", "", ""),
      List.of("/v1beta/models/m:streamGenerateContent", "", "", ""),
      List.of("/v1beta/models/m:embedContent", "", "", ""),
      List.of("/model/anthropic.claude-m/converse", "", "", ""),
      List.of("/model/amazon.nova-m/converse-stream", "", "", ""),
      List.of("/model/other.m/converse", "", "", ""),
      List.of("/model/anthropic.claude-m/invoke", "", "", ""),
      List.of("/model/amazon.nova-m/invoke", "", "", ""),
      List.of("/model/amazon.titan-text-m/invoke", "", "", ""),
      List.of("/model/amazon.titan-embed-m/invoke", "", "", ""),
      List.of("/v2/chat", "", "", ""),
      List.of("/v2/rerank", "", "", ""),
      List.of(DEPLOYED + "/predict", "foundation-models", "aicore-sap", "m"));

  @Test
  void promisesWhatTheRoomsKeep() {
    Set<Dialects.Spoken> seen = new HashSet<>();
    for (List<String> call : CALLS) {
      ProviderSchema[] found = new ProviderSchema[1];
      Operation operation = route(call, found);
      Dialects.Spoken spoken = new Dialects.Spoken(operation.dialect(), operation.kind());
      seen.add(spoken);

      assertThat(Expressible.by(spoken))
          .as(call.toString())
          .isEqualTo(found[0].mandatable(operation));
    }
    Selector models = new Selector(Set.of(Kind.INFERENCE, Kind.EMBEDDING), List.of());
    assertThat(seen).containsAll(Dialects.selected(models, models));
  }

  private static Operation route(List<String> call, ProviderSchema[] found) {
    Served served = call.get(1).isEmpty()
        ? Served.UNKNOWN
        : new Served(
            call.get(1),
            call.get(2),
            call.get(3).isEmpty()
                ? List.of()
                : List.of(new ModelRef(call.get(3), "latest", "deployment", Optional.empty())));
    RequestHead head = new RequestHead("POST", call.get(0), Headers.none());
    Place place = Place.of(Target.parse(call.get(0)).orElseThrow());
    for (ProviderSchema room : dev.lictor.internal.dialect.Dialects.all()) {
      Optional<Operation> operation = room.route(head, place);
      if (operation.isPresent() && (!served.known() || room.speaks(served))) {
        found[0] = room;
        return operation.get().at(served);
      }
    }
    throw new AssertionError("no room for " + call);
  }
}
