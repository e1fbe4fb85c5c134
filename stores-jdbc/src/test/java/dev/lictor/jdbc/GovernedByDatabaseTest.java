package dev.lictor.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Admission;
import dev.lictor.Opening;
import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.settings.ConfiguredEngine;
import dev.lictor.settings.EngineSettings;
import dev.lictor.settings.SettingsFile;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose policies read what a database says of teams. */
@Timeout(60)
class GovernedByDatabaseTest {

  private static final String TENANT = "11111111-2222-4333-8444-555555555555";

  @TempDir
  private Path directory;

  @Test
  void decidesByTheAttributesOfARowAndAnswers503IfThereIsNoTelling() throws Exception {
    write("policies/p.yaml", """
        apiVersion: lictor.dev/v1
        kind: Policy
        metadata: {name: p}
        on: inference
        require:
          - {id: known-team, that: has(caller.team)}
          - {id: enough, that: caller.team.monthlyTokens > 500}
        """);
    write("models.yaml", """
        apiVersion: lictor.dev/v1
        kind: Models
        models:
          - {name: gpt-4o, provider: openai, contextLength: 128000, maxOutputTokens: 16384}
        """);
    Path file = write("settings.yaml", """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity: {trustUpstream: {issuer: uaa, peer: {loopback: true}}}
          policies: policies
          models: models.yaml
          controlPlane: off
          reload: off
        """);
    DataSource table = Database.H2.open();
    Database.run(
        table,
        "INSERT INTO teams (issuer, tenant, instance, name, monthlyTokens) VALUES ('uaa', '"
            + TENANT + "', 'i-1', 'alpha', 1000), ('uaa', '" + TENANT + "', 'i-2', 'beta', 10)");
    FaultySource source = new FaultySource(table);
    Attributes declared =
        new Attributes(Map.of("monthlyTokens", new Attributes.Attribute(AttributeType.INT, false)));
    try (JdbcTeamDirectory teams = JdbcTeamDirectory.builder(
                source, new TeamQuery(Database.QUERY, declared))
            .unknown(Duration.ZERO)
            .build();
        ConfiguredEngine engine = ConfiguredEngine.builder(
                EngineSettings.from(SettingsFile.read(file)))
            .teams(teams)
            .open()) {
      assertThat(call(engine, "i-1")).isEqualTo("forwarded");
      assertThat(call(engine, "i-2")).startsWith("403 ").contains("enough");
      assertThat(call(engine, "i-3")).startsWith("403 ").contains("known-team");

      source.away = true;
      assertThat(call(engine, "i-3")).startsWith("503 ").contains("teams_unavailable");
      assertThat(call(engine, "i-1")).isEqualTo("forwarded");
      source.away = false;
      Database.run(
          table,
          "INSERT INTO teams (issuer, tenant, instance, name) VALUES ('uaa', '" + TENANT
              + "', 'i-4', 'gamma')");
      assertThat(call(engine, "i-4")).startsWith("503 ").contains("teams_unavailable");
    }
  }

  private static String call(ConfiguredEngine engine, String instance) {
    Opening opening = engine
        .lictor()
        .open(head(instance), Peer.at(InetAddress.getLoopbackAddress()))
        .toCompletableFuture()
        .join();
    if (opening instanceof Opening.Refuse refuse) {
      return refuse.response().head().status() + " "
          + StandardCharsets.UTF_8.decode(refuse.response().body());
    }
    var call = ((Opening.Collect) opening).call();
    call.receive(body());
    Admission admission = call.admit().toCompletableFuture().join();
    return admission instanceof Admission.Refuse refuse
        ? refuse.response().head().status() + " "
            + StandardCharsets.UTF_8.decode(refuse.response().body())
        : "forwarded";
  }

  private static ByteBuffer body() {
    return ByteBuffer.wrap(
        ("{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]},"
                + "\"model\":{\"name\":\"gpt-4o\",\"params\":{\"max_tokens\":15}}}}}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static RequestHead head(String instance) {
    String claims = "{\"ext_attr\":{\"enhancer\":\"XSUAA\",\"serviceinstanceid\":\"" + instance
        + "\"},\"cid\":\"c\",\"iat\":1700000000,\"exp\":4102444800,\"iss\":\"https://uaa\",\"zid\":\""
        + TENANT + "\",\"aud\":[\"a\"]}";
    return new RequestHead(
        "POST",
        "/v2/inference/deployments/d-orchestration/v2/completion",
        Headers.of(
            "Host",
            "gateway.example",
            "Authorization",
            "Bearer " + base64("{\"alg\":\"none\"}") + '.' + base64(claims) + '.' + base64("x"),
            "AI-Resource-Group",
            "shared",
            "Content-Type",
            "application/json"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, String text) throws Exception {
    Path path = directory.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
