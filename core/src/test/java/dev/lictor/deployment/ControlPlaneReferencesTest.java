package dev.lictor.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ControlPlaneReferencesTest {

  private static final String BY_ID = "/v2/lm/promptTemplates/11111111-2222-3333-4444-555555555555";
  private static final String BY_NAME =
      "/v2/lm/promptTemplates?scenario=s&name=n&version=1&includeSpec=true";

  private final ControlPlaneServer server = new ControlPlaneServer();
  private final ControlPlane controlPlane = ControlPlane.at(server.uri()).build();
  private final AtomicLong nanos = new AtomicLong();
  private final ControlPlaneReferences references =
      new ControlPlaneReferences(controlPlane, nanos::get);

  @AfterEach
  void close() {
    controlPlane.close();
    server.close();
  }

  @Test
  void fetchesADocumentWithTheCallersTokenAndRemembersIt() {
    server.serves(BY_ID, "{\"id\":1}");

    assertThat(text(fetch("alpha", BY_ID))).isEqualTo("{\"id\":1}");
    assertThat(text(fetch("alpha", BY_ID))).isEqualTo("{\"id\":1}");

    assertThat(server.asked)
        .containsExactly(new ControlPlaneServer.Asked(BY_ID, "Bearer alpha", "shared"));
  }

  @Test
  void showsNoCallerWhatAnotherWasShown() {
    server.serves(BY_ID, "{}");

    fetch("alpha", BY_ID);
    fetch("beta", BY_ID);

    assertThat(server.asked).hasSize(2);
  }

  @Test
  void believesANameForFiveSecondsOnly() {
    server.serves(BY_NAME, "{\"version\":\"old\"}");
    fetch("alpha", BY_NAME);
    server.serves(BY_NAME, "{\"version\":\"new\"}");

    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    assertThat(text(fetch("alpha", BY_NAME))).isEqualTo("{\"version\":\"new\"}");
  }

  @Test
  void findsNothingWhereTheCallerMayNotLook() {
    server.fails(BY_ID, 403);

    assertThat(fetch("alpha", BY_ID)).isEqualTo(new Fetched.Missing());
  }

  @Test
  void failsIfTheControlPlaneDoes() {
    server.fails(BY_ID, 503);

    assertThatThrownBy(() -> fetch("alpha", BY_ID))
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("status 503");
  }

  private Fetched fetch(String instance, String target) {
    Caller caller = new Caller(
        "issuer", "tenant", instance, "client", Optional.empty(), Set.of(), true, Optional.empty());
    RequestHead head = new RequestHead(
        "POST",
        "/",
        Headers.of("Authorization", "Bearer " + instance, "AI-Resource-Group", "shared"));
    return references
        .fetch(new ReferenceQuery(caller, head, target, Headers.none()))
        .toCompletableFuture()
        .join();
  }

  private static String text(Fetched fetched) {
    return StandardCharsets.UTF_8.decode(((Fetched.Found) fetched).document()).toString();
  }
}
