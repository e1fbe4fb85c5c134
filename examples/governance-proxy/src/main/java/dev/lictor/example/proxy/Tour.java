package dev.lictor.example.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Plays what the demo is for, as a caller sees it, and shows each call and answer. Not thread-safe. */
final class Tour {

  private static final int MAX_BETA_CALLS = 60;
  private static final int SHOWN_CHARS = 600;
  private static final String SHARED = "shared";

  private final Demo demo;
  private final PrintStream out;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  Tour(Demo demo, PrintStream out) {
    this.demo = demo;
    this.out = out;
  }

  /** Plays it; returns whether every call could be made. */
  boolean play() {
    try {
      String alpha = token("team-alpha");
      String beta = token("team-beta");
      String deployments = show(
          "Team alpha lists its deployments; their URLs lead back to the proxy",
          "GET",
          demo.url() + "/v2/lm/deployments?scenarioId=orchestration",
          alpha,
          "");
      String orchestration = field(deployments, "deploymentUrl");
      show(
          "In another resource group there is nothing for it",
          "GET",
          demo.url() + "/v2/lm/deployments",
          alpha,
          "default",
          "");
      show(
          "An approved model passes, orchestration v1",
          "POST",
          orchestration + "/completion",
          alpha,
          v1("gpt-4o-mini"));
      show(
          "Another model is refused",
          "POST",
          orchestration + "/completion",
          alpha,
          v1("anthropic--claude-3-5-sonnet"));
      show(
          "An approved model passes, orchestration v2",
          "POST",
          orchestration + "/v2/completion",
          alpha,
          v2("gpt-4o-mini"));
      show(
          "Another model is refused in v2's own words",
          "POST",
          orchestration + "/v2/completion",
          alpha,
          v2("anthropic--claude-3-5-sonnet"));
      show(
          "Without a token nothing is asked of AI Core",
          "POST",
          orchestration + "/v2/completion",
          "",
          v2("gpt-4o"));
      show(
          "An instance that no team owns is refused",
          "POST",
          orchestration + "/v2/completion",
          token("outsider"),
          v2("gpt-4o"));
      show(
          "Creating a deployment is AI Core's own affair",
          "POST",
          demo.url() + "/v2/lm/deployments",
          alpha,
          "{\"configurationId\":\"00000000-0000-0000-0000-000000000000\"}");
      spendAll(orchestration, beta);
      show("What was used", "GET", demo.managementUrl() + "/usage", "", "");
      return true;
    } catch (IOException failure) {
      out.println("the tour ended early: " + failure.getMessage());
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void spendAll(String orchestration, String beta)
      throws IOException, InterruptedException {
    for (int i = 0; i < MAX_BETA_CALLS; i++) {
      HttpResponse<String> answer =
          send("POST", orchestration + "/v2/completion", beta, SHARED, v2("gpt-4o"));
      if (answer.statusCode() != 200) {
        print("Team beta runs out of its tokens for today, after " + i + " calls", answer);
        return;
      }
    }
    throw new IOException("team beta never ran out of budget");
  }

  private String show(String title, String method, String url, String token, String body)
      throws IOException, InterruptedException {
    return show(title, method, url, token, SHARED, body);
  }

  private String show(
      String title, String method, String url, String token, String group, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, url, token, group, body);
    print(title, answer);
    return answer.body();
  }

  private void print(String title, HttpResponse<String> answer) {
    out.println();
    out.println("# " + title);
    out.println(answer.request().method() + " " + answer.uri());
    String body = answer.body().strip();
    String more = body.length() > SHOWN_CHARS ? " …" : "";
    out.println(
        answer.statusCode() + " " + body.substring(0, Math.min(SHOWN_CHARS, body.length())) + more);
  }

  private HttpResponse<String> send(
      String method, String url, String token, String group, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(30))
        .header("AI-Resource-Group", group)
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String token(String name) throws IOException, InterruptedException {
    String key = Files.readString(demo.keys().resolve(name + ".json"));
    String form = "grant_type=client_credentials&client_id=" + encoded(field(key, "clientid"))
        + "&client_secret=" + encoded(field(key, "clientsecret"));
    HttpRequest request = HttpRequest.newBuilder(URI.create(field(key, "url") + "/oauth/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
    return field(http.send(request, HttpResponse.BodyHandlers.ofString()).body(), "access_token");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Returns the first text under the key, at any depth. */
  private static String field(String json, String key) throws IOException {
    Map<String, String> found = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && key.equals(parser.currentName())) {
          found.putIfAbsent(key, parser.getText());
        }
      }
    }
    String value = found.get(key);
    if (value == null) {
      throw new IOException("an answer lacks " + key);
    }
    return value;
  }

  private static String v1(String model) {
    return """
        {"orchestration_config":{"module_configurations":{"llm_module_config":{"model_name":"%s",\
        "model_params":{"max_tokens":15}},"templating_module_config":{"template":[{"role":"user",\
        "content":"Say hello in German"}]}}}}""".formatted(model);
  }

  private static String v2(String model) {
    return """
        {"config":{"modules":{"prompt_templating":{"prompt":{"template":[{"role":"user",\
        "content":"Say hello in German"}]},"model":{"name":"%s","params":{"max_tokens":15}}}}}}""".formatted(model);
  }
}
