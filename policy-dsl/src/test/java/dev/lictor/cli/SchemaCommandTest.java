package dev.lictor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.PolicyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {

  @Test
  void printsThatOfPoliciesUnlessAnotherIsMeant() {
    assertThat(Run.lictor("schema")).isEqualTo(new Run(0, PolicyFiles.jsonSchema() + '\n', ""));
    assertThat(Run.lictor("schema", "policy").out())
        .isEqualTo(Run.lictor("schema").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "teams", "models", "settings"})
  void printsAStableId(String kind) {
    assertThat(Run.lictor("schema", kind).out())
        .contains("\"$id\" : \"https://lictor.dev/schemas/v1/" + kind + ".schema.json\"");
  }

  @Test
  void refusesAnotherKind() {
    Run run = Run.lictor("schema", "team");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "expected one of policy, teams, models, settings, found `team`; did you mean `teams`?");
  }
}
