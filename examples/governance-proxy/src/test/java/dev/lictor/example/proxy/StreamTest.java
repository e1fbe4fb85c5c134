package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lictor.example.proxy.Origin.Link;
import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RecordState;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams through the proxy of the demo. */
@Timeout(60)
class StreamTest {

  private static final Map<String, String> BODIES =
      Map.of("/v2/completion", """
      {"config":{"modules":{"prompt_templating":{"prompt":{"template":[{"role":"user",\
      "content":"Say hello in German"}]},"model":{"name":"gpt-4o","params":{"max_tokens":40}}}},\
      "stream":{"enabled":true,"chunk_size":2}}}""", "/completion", """
      {"orchestration_config":{"module_configurations":{"llm_module_config":{"model_name":"gpt-4o",\
      "model_params":{"max_tokens":40}},"templating_module_config":{"template":[{"role":"user",\
      "content":"Say hello in German"}]}},"stream":true,"stream_options":{"chunk_size":2}}}""");

  private final HttpClient http = HttpClient.newHttpClient();
  private Demo demo;
  private Simulator simulator;
  private String token;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    CommandLineOptions options = new CommandLineOptions();
    options.demo = true;
    options.keysDir = directory;
    demo = Demo.start(options);
    simulator = demo.simulator();
    String key = Files.readString(directory.resolve("team-alpha.json"));
    String form = "grant_type=client_credentials&client_id=" + encoded(first(key, "clientid"))
        + "&client_secret=" + encoded(first(key, "clientsecret"));
    HttpRequest request = HttpRequest.newBuilder(URI.create(first(key, "url") + "/oauth/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
    String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    token = first(answer, "access_token");
  }

  @AfterEach
  void close() {
    demo.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns the first value under the key, at any depth. */
  private static String first(String json, String key) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        if (next.isScalarValue()) {
          found.putIfAbsent(String.valueOf(parser.currentName()), parser.getText());
        }
      }
    }
    return found.getOrDefault(key, "");
  }

  /** Sends a streamed call and reads the answer up to the end of its first event; the simulator rests there. */
  private Link firstEvent(String suffix) throws Exception {
    simulator.behaviour(BehaviourRule.on("/v2/inference").pauseAfter(1));
    Link link = Link.to(URI.create(demo.url()).getPort());
    String body = BODIES.getOrDefault(suffix, "");
    link.send("POST /v2/inference/deployments/d-orchestration-01" + suffix
        + " HTTP/1.1\r\nHost: x\r\nAI-Resource-Group: shared\r\nContent-Type: application/json\r\n"
        + "Authorization: Bearer " + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
        + body);
    assertThat(link.readHead()).startsWith("HTTP/1.1 200").contains("text/event-stream");
    assertThat(link.readTo("}\n\n")).contains("data: {");
    assertThat(simulator.awaitRequests(
            all -> all.stream().anyMatch(each -> each.state() == RecordState.PAUSED),
            Duration.ofSeconds(20)))
        .isTrue();
    return link;
  }

  /** Returns what the proxy says that was used, as soon as nothing is held any more. */
  private String settledUsage() throws Exception {
    while (true) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(demo.managementUrl() + "/usage")).build();
      String usage = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      if (first(usage, "open").equals("0")) {
        return usage;
      }
    }
  }

  private ModelUsage simulated() {
    assertThat(simulator.usage()).hasSize(1);
    return simulator.usage().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/completion", "/completion"})
  void passesEachChunkAtOnceAndSettlesExactly(String suffix) throws Exception {
    try (Link link = firstEvent(suffix)) {
      simulator.release();
      assertThat(link.readTo("data: [DONE]\n\n")).contains("\"usage\":{");

      String usage = settledUsage();

      assertThat(simulated().reportedCalls()).isOne();
      assertThat(simulated().reported()).isEqualTo(simulated().used());
      assertThat(first(usage, "spent")).isEqualTo("" + simulated().used().totalTokens());
      assertThat(first(usage, "tokens")).isEqualTo("" + simulated().used().totalTokens());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/completion", "/completion"})
  void readsOnWhenTheCallerHangsUpAndSettlesExactly(String suffix) throws Exception {
    firstEvent(suffix).vanish();
    simulator.release();
    assertThat(simulator.awaitRequests(
            all -> all.stream()
                .anyMatch(each -> each.run().isPresent() && each.state() == RecordState.COMPLETE),
            Duration.ofSeconds(20)))
        .isTrue();

    assertThat(first(settledUsage(), "spent")).isEqualTo("" + simulated().used().totalTokens());
  }

  @ParameterizedTest
  @ValueSource(strings = "/v2/completion")
  void keepsTheHoldWhenTheCallerHangsUpAndTheFiguresNeverCome(String suffix) throws Exception {
    firstEvent(suffix).vanish();
    simulator.close();

    assertThat(Long.parseLong(first(settledUsage(), "spent")))
        .isGreaterThan(simulated().used().totalTokens());
  }
}
