package dev.lictor.benchmark;

import dev.lictor.Lictor;
import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.identity.XsuaaIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An engine with twenty rules, three budgets in memory and one team, and that team's token. Thread-safe. */
final class Gateway implements AutoCloseable {

  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String POLICY = "policy.yaml";
  private static final String TEAMS = "teams.yaml";
  private static final String MODELS = "models.yaml";
  private static final String INSTANCE = "aaaaaaaa-0000-4000-8000-000000000001";

  private final TokenService tokens = new TokenService();
  private final XsuaaIdentity identity = XsuaaIdentity.withKeysAt(tokens.keys(), "token-service")
      .audiences(tokens.audience())
      .tenants(TENANT)
      .build();
  private final Lictor lictor;

  Gateway() {
    try {
      Path folder = Files.createTempDirectory("lictor-benchmark");
      try {
        lictor = engine(folder);
      } finally {
        for (String file : List.of(POLICY, TEAMS, MODELS)) {
          Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
      }
    } catch (DiagnosticException | IOException e) {
      close();
      throw new IllegalStateException("the engine cannot be made: " + e.getMessage(), e);
    }
  }

  private Lictor engine(Path folder) throws DiagnosticException, IOException {
    TeamFile teams = TeamFile.load(copy(TEAMS, folder));
    PolicyFiles.Compiled policy =
        PolicyFiles.withTeam(teams.attributes()).load(List.of(copy(POLICY, folder)));
    return Lictor.builder(policy.policy())
        .identity(identity)
        .teams(teams)
        .models(ModelFile.load(copy(MODELS, folder)))
        .build();
  }

  private static Path copy(String resource, Path folder) throws IOException {
    return Files.writeString(folder.resolve(resource), Template.text("decide/" + resource));
  }

  /** Lets the identity see the token, so that the engine need not wait for keys. */
  void meet(RequestHead head, Peer peer) {
    identity.identify(head, peer).toCompletableFuture().join();
  }

  Lictor lictor() {
    return lictor;
  }

  /** Returns the head of a call of the team. */
  RequestHead head(int bodyBytes) {
    return new RequestHead(
        "POST",
        "/v2/inference/deployments/d1234/v2/completion",
        Headers.of(
            "Host",
            "gateway.example",
            "Authorization",
            "Bearer " + tokens.token(TENANT, INSTANCE),
            "AI-Resource-Group",
            "shared",
            "Content-Type",
            "application/json",
            "Accept",
            "text/event-stream",
            "User-Agent",
            "benchmark",
            "Content-Length",
            Integer.toString(bodyBytes)));
  }

  @Override
  public void close() {
    identity.close();
    tokens.close();
  }
}
