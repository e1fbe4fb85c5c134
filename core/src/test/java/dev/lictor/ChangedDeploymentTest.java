package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Served;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.DeploymentQuery;
import dev.lictor.deployment.Finding;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of deployments that pass by, and who hears of them. */
class ChangedDeploymentTest {

  private final List<String> changed = new ArrayList<>();
  private final Gateway gateway = Gateway.of(
      Gateway.policy(1000),
      store -> store,
      builder -> builder.deployments(new DeploymentDirectory() {
        @Override
        public CompletionStage<Finding> find(DeploymentQuery query) {
          return CompletableFuture.completedFuture(
              new Finding.Known(new Served("orchestration", "orchestration", List.of())));
        }

        @Override
        public void changed(String deployment) {
          changed.add(deployment);
        }
      }));

  @ParameterizedTest
  @CsvSource({
    "PATCH, /v2/lm/deployments/d-1234, d-1234",
    "DELETE, /v2/lm/deployments/d-1234, d-1234",
    "PATCH, /v2/lm/deployments, ''"
  })
  void theDirectoryHearsOfAChangeWhenItIsAnsweredAndWhenTheAnswerEnds(
      String method, String target, String deployment) {
    Exchange exchange = pass(method, target);

    exchange.sending();
    assertThat(changed).isEmpty();
    Flow flow = exchange.responded(new ResponseHead(202, Headers.none())).flow();
    assertThat(changed).containsExactly(deployment);
    flow.end(Headers.none(), Sink.NOWHERE);

    assertThat(changed).containsExactly(deployment, deployment);
  }

  @Test
  void theDirectoryHearsOfAChangeWhoseAnswerNeverCame() {
    Exchange exchange = pass("PATCH", "/v2/lm/deployments/d-1234");

    exchange.sending();
    exchange.abort(Abort.UPSTREAM_TIMED_OUT);

    assertThat(changed).containsExactly("d-1234");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/lm/deployments/d-1234",
    "POST, /v2/lm/deployments",
    "PATCH, /v2/lm/executions/e-1234"
  })
  void theDirectoryHearsOfNothingElse(String method, String target) {
    Exchange exchange = pass(method, target);

    exchange.sending();
    exchange
        .responded(new ResponseHead(200, Headers.none()))
        .flow()
        .end(Headers.none(), Sink.NOWHERE);

    assertThat(changed).isEmpty();
  }

  private Exchange pass(String method, String target) {
    RequestHead head = new RequestHead(method, target, Headers.of("Authorization", "Bearer alpha"));
    return ((Opening.Pass) gateway.open(head)).exchange();
  }
}
