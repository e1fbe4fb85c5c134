package dev.lictor.dsl.analysis;

import dev.lictor.dsl.Policies;
import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.DocumentCompiler;
import dev.lictor.dsl.compile.Owner;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.YamlFile;
import java.util.Optional;

/** Documents with what they were made of, out of short texts. */
final class Documents {

  private static final String HEAD = """
      apiVersion: lictor.dev/v1
      kind: Policy
      """;

  private Documents() {}

  static CheckedDocument of(String name, String body) {
    Findings findings = new Findings();
    Optional<CheckedDocument> document = YamlFile.parse(
            Source.of(name + ".yaml", HEAD + "metadata: {name: " + name + "}\n" + body), findings)
        .flatMap(tree -> DocumentCompiler.compile(
            tree, Policies.TEAM, Policies.MODEL, Owner.PLATFORM, findings));
    return document.orElseThrow(() -> new AssertionError(findings.all().toString()));
  }
}
