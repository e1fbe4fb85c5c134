package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Invariants 9 and 10: the engine is total, and nothing of a call's content gets into what it tells. */
class TotalityProperties {

  private static final String SECRET = "zebra-crossing-4711";

  @Property(tries = 500)
  void answersEveryHeadAndBody(
      @ForAll("heads") RequestHead head, @ForAll @Size(max = 400) byte[] body) {
    Gateway gateway = Gateway.of(Gateway.policy(1000));

    Opening opening =
        gateway.lictor.open(head, Gateway.PEER).toCompletableFuture().join();

    if (opening instanceof Opening.Collect collect) {
      if (collect.call().receive(ByteBuffer.wrap(body)).isEmpty()) {
        assertThat(collect.call().admit().toCompletableFuture().join()).isNotNull();
      }
    }
  }

  @Property(tries = 500)
  void answersEveryMutationOfAGoodBody(
      @ForAll @IntRange(min = 0, max = 200) int at,
      @ForAll byte changed,
      @ForAll @IntRange(min = 0, max = 3) int cut) {
    Gateway gateway = Gateway.of(Gateway.policy(1000));
    byte[] bytes = Gateway.body("gpt-4o", 15).array().clone();
    bytes[at % bytes.length] = changed;

    Admission admission = gateway.admit(
        Gateway.head(Gateway.V2, "alpha"), ByteBuffer.wrap(bytes, 0, bytes.length - cut));

    assertThat(admission).isNotNull();
  }

  @Property(tries = 500)
  void metersEveryAnswerAndSettlesOnce(
      @ForAll @Size(max = 300) byte[] answer, @ForAll @IntRange(min = 200, max = 599) int status) {
    Gateway gateway = Gateway.of(Gateway.policy(1000));
    Exchange exchange = gateway.forwarded("alpha").exchange();

    Gateway.answered(
        exchange,
        new ResponseHead(status, Headers.of("Content-Type", "application/json")),
        ByteBuffer.wrap(answer));

    assertThat(gateway.settlements).hasSize(1);
    assertThat(gateway.balance().open()).isZero();
  }

  @Property(tries = 200)
  void tellsNothingOfAPromptOrAToken(
      @ForAll @IntRange(min = 0, max = 300) int at, @ForAll byte changed) {
    Gateway gateway = Gateway.of(Gateway.policy(1000));
    byte[] bytes = Gateway.text(Gateway.body("gpt-4o", 15))
        .replace("Say hello in German", SECRET)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    bytes[at % bytes.length] = changed;
    List<String> told = new ArrayList<>();

    Admission admission =
        gateway.admit(Gateway.head(Gateway.V2, "alpha", "X-Key", SECRET), ByteBuffer.wrap(bytes));

    gateway.decisions.forEach(decision -> told.add(decision.toString()));
    if (admission instanceof Admission.Refuse refuse) {
      told.add(Gateway.text(refuse.response().body()));
      told.add(refuse.toString());
    } else {
      told.add(admission.toString());
    }
    assertThat(told).noneMatch(text -> text.contains(SECRET));
  }

  @Provide
  Arbitrary<RequestHead> heads() {
    Arbitrary<String> targets = Arbitraries.oneOf(
        Arbitraries.of(Gateway.V2, "/v2/inference/deployments/d-orchestration/completion", "*", ""),
        Arbitraries.strings().ofMaxLength(60).map(text -> "/v2/inference/" + text),
        Arbitraries.strings().ofMaxLength(60));
    Arbitrary<Headers> headers = Arbitraries.strings()
        .ofMaxLength(20)
        .list()
        .ofMaxSize(6)
        .map(values -> {
          Headers.Builder builder = Headers.builder();
          List<String> names = List.of(
              "Authorization",
              "Content-Type",
              "Content-Length",
              "Connection",
              "AI-Resource-Group",
              "X");
          for (int i = 0; i < values.size(); i++) {
            builder.add(names.get(i), values.get(i));
          }
          return builder.build();
        });
    Arbitrary<Headers> plausible = Arbitraries.of(
        Gateway.head(Gateway.V2, "alpha").headers(),
        Gateway.head(Gateway.V2, "alpha", "Content-Length", "10").headers());
    return Combinators.combine(
            Arbitraries.of("POST", "GET", "", "post", "CONNECT"),
            targets,
            Arbitraries.oneOf(headers, plausible))
        .as(RequestHead::new);
  }
}
