package dev.lictor.schema.aicore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlOperationsTest {

  private static final Set<String> ACTIONS = Set.of(
      "logs",
      "status",
      "history",
      "import",
      "export",
      "substitution",
      "search",
      "trigger",
      "refresh",
      "cancel",
      "creationStatus",
      "deletionStatus");

  private static final Set<String> SINGLE =
      Set.of("meta", "kpis", "metrics", "resources.nodes", "quota.model", "tenantInfo", "healthz");

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  private static ControlOperation named(String name) {
    return ControlOperations.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> specified() {
    try (InputStream lines =
        ControlOperationsTest.class.getResourceAsStream("/aicore/operations-of-the-specs.txt")) {
      assertThat(lines).isNotNull();
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void holdsEachOperationOfTheSpecificationsWithItsResourceGroupHeader() {
    Set<String> rows = ControlOperations.all().stream()
        .map(each -> each.method() + ' ' + each.path() + ' ' + each.resourceGroup())
        .collect(Collectors.toSet());

    assertThat(specified()).hasSize(151);
    assertThat(rows).containsAll(specified());
  }

  @Test
  void holdsBeyondTheSpecificationsOnlyWhatIsDocumentedElsewhere() {
    Set<String> specified = new HashSet<>(specified());

    Stream<String> more = ControlOperations.all().stream()
        .filter(each ->
            !specified.contains(each.method() + ' ' + each.path() + ' ' + each.resourceGroup()))
        .map(each -> each.method() + ' ' + each.path());

    assertThat(more)
        .containsExactlyInAnyOrder(
            "GET /v2/admin/quota/model",
            "GET /v2/admin/quota/requests",
            "POST /v2/admin/quota/requests",
            "GET /v2/observability/inferences",
            "GET /v2/observability/inferences/{id}",
            "POST /v2/observability/inferences/{id}/labels",
            "POST /v2/observability/inferences/{id}/feedback",
            "GET /v2/observability/inferences/{id}/feedback",
            "POST /v2/observability/inferencesDeleteRequests",
            "GET /v2/observability/inferencesDeleteRequests",
            "GET /v2/observability/inferencesDeleteRequests/{id}",
            "GET /v2/healthz");
  }

  @Test
  void givesEachOperationItsOwnName() {
    assertThat(ControlOperations.all())
        .extracting(ControlOperation::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Za-z]+(\\.[A-Za-z]+)+"));
  }

  @Test
  void namesFollowFromMethodAndPath() {
    for (ControlOperation each : ControlOperations.all()) {
      boolean exception = each.path().contains("/dataset/") || each.path().contains("{version}");

      assertThat(exception ? each.name() : nameByRule(each))
          .as("%s %s", each.method(), each.path())
          .isEqualTo(each.name());
    }
  }

  /** The rule of the package's description, written once more. */
  private static String nameByRule(ControlOperation operation) {
    List<String> segments = segments(operation.path());
    int prefix = Set.of("lm", "admin", "analytics").contains(segments.get(1)) ? 2 : 1;
    prefix = Set.of("registry", "llm-batch-service").contains(segments.get(1)) ? 3 : prefix;
    String literals = segments.subList(prefix, segments.size()).stream()
        .filter(each -> each.charAt(0) != '{' && !each.equals("$count"))
        .map(each -> each.equals("document-grounding") ? "grounding" : each)
        .collect(Collectors.joining("."));
    String last = segments.get(segments.size() - 1);
    if (ACTIONS.contains(last)) {
      return literals;
    }
    if (last.equals("$count")) {
      return literals + ".count";
    }
    boolean one =
        last.charAt(0) == '{' || SINGLE.contains(literals) || literals.startsWith("resourceQuota.");
    return literals
        + '.'
        + switch (operation.method()) {
          case "GET" -> one ? "get" : "list";
          case "POST" -> "create";
          case "PATCH" -> one ? "update" : "updateMany";
          case "DELETE" -> one ? "delete" : "deleteMany";
          default -> throw new AssertionError(operation.method());
        };
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/lm/deployments, deployments.list",
    "GET, /v2/lm/deployments/$count, deployments.count",
    "GET, /v2/lm/deployments/d1234, deployments.get",
    "PATCH, /v2/lm/deployments/d1234, deployments.update",
    "PATCH, /v2/lm/deployments, deployments.updateMany",
    "GET, /v2/lm/deployments/d1234/logs, deployments.logs",
    "GET, /v2/lm/deployments/$count/logs, deployments.logs",
    "PUT, /v2/lm/dataset/files/a, dataset.put",
    "PUT, /v2/lm/dataset/files/a/b/$count/c.jsonl, dataset.put",
    "DELETE, /v2/lm/dataset/files/a/b, dataset.delete",
    "POST, /v2/lm/promptTemplates/import, promptTemplates.import",
    "DELETE, /v2/lm/promptTemplates/import, promptTemplates.delete",
    "POST, /v2/lm/scenarios/s/promptTemplates/n/versions/1/substitution, promptTemplates.substitutionByName",
    "GET, /v2/lm/scenarios/s/promptTemplates/n/versions/1/history, promptTemplates.history",
    "POST, /v2/lm/document-grounding/pipelines/trigger, grounding.pipelines.trigger",
    "GET, /v2/lm/document-grounding/pipelines/trigger, grounding.pipelines.get",
    "PATCH, /v2/lm/document-grounding/vector/collections/metadata, grounding.vector.collections.metadata.updateMany",
    "DELETE, /v2/lm/document-grounding/vector/documents, grounding.vector.documents.deleteMany",
    "PATCH, /v2/llm-batch-service/v1/batches/b/cancel, batches.cancel",
    "GET, /v2/observability/inferences/i/feedback, observability.inferences.feedback.list",
  })
  void findsTheOperation(String method, String path, String name) {
    assertThat(ControlOperations.find(method, segments(path))).contains(named(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v2/lm/deployments/$count",
        "PUT /v2/lm/deployments",
        "get /v2/lm/deployments",
        "GET /v2/lm/Deployments",
        "GET /v2/lm/deployments/d1234/logs/more",
        "GET /v1/lm/deployments",
        "GET /lm/deployments",
        "GET /v2",
        "GET /v2/lm",
        "GET /v2/lm/dataset/files",
        "POST /v2/lm/dataset/files/a",
        "POST /v2/inference/deployments/d1234/v2/completion",
      })
  void findsNothingForWhatIsNoOperation(String request) {
    int space = request.indexOf(' ');

    assertThat(ControlOperations.find(
            request.substring(0, space), segments(request.substring(space + 1))))
        .isEmpty();
  }

  @Test
  void callsModelsExactlyByJobs() {
    assertThat(ControlOperations.all())
        .filteredOn(each -> each.kind() == Kind.JOB)
        .allMatch(each -> each.risk() == Risk.SPEND)
        .extracting(ControlOperation::name)
        .containsExactlyInAnyOrder(
            "batches.create",
            "executions.create",
            "executionSchedules.create",
            "executionSchedules.update",
            "grounding.pipelines.create",
            "grounding.pipelines.update",
            "grounding.pipelines.trigger",
            "grounding.vector.search",
            "grounding.vector.collections.documents.create",
            "grounding.vector.collections.documents.updateMany",
            "grounding.retrieval.search");
  }

  @Test
  void readsByGetButForThreePosts() {
    assertThat(ControlOperations.all())
        .filteredOn(each -> each.risk() == Risk.READ && !each.method().equals("GET"))
        .extracting(ControlOperation::name)
        .containsExactlyInAnyOrder(
            "promptTemplates.substitution",
            "promptTemplates.substitutionByName",
            "grounding.pipelines.search");
    assertThat(ControlOperations.all())
        .filteredOn(each -> each.risk() == Risk.WRITE || each.risk() == Risk.REROUTE)
        .noneMatch(each -> each.method().equals("GET"));
  }

  @Test
  void warnsOfAllThatCanChangeWhatAnIdOrNameMeans() {
    assertThat(ControlOperations.all())
        .filteredOn(each -> each.risk() == Risk.REROUTE)
        .extracting(ControlOperation::name)
        .contains(
            "configurations.create",
            "deployments.create",
            "deployments.update",
            "promptTemplates.create",
            "promptTemplates.import",
            "promptTemplates.delete",
            "orchestrationConfigs.create",
            "orchestrationConfigs.import",
            "orchestrationConfigs.delete",
            "applications.create",
            "applications.update",
            "repositories.create");
  }

  @Test
  void countsEveryOperationOnceByRisk() {
    TreeMap<Risk, Long> counts = ControlOperations.all().stream()
        .collect(
            Collectors.groupingBy(ControlOperation::risk, TreeMap::new, Collectors.counting()));

    assertThat(counts.keySet()).containsExactly(Risk.values());
    assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(163);
  }

  @ParameterizedTest
  @CsvSource({
    "deployments.update, /v2/lm/deployments/d1234, deploymentId, d1234",
    "deployments.logs, /v2/lm/deployments/d1234/logs, deploymentId, d1234",
    "deployments.update, /v2/lm/deployments/d1234, deployment, ''",
    "deployments.list, /v2/lm/deployments, deploymentId, ''",
    "scenarios.executables.get, /v2/lm/scenarios/s/executables/e, executableId, e",
    "dataset.put, /v2/lm/dataset/files/a/b, path, a",
  })
  void tellsWhatStandsForAParameter(String name, String path, String parameter, String value) {
    assertThat(named(name).parameter(parameter, segments(path))).isEqualTo(value);
  }
}
