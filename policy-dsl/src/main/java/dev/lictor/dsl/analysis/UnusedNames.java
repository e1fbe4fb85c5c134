package dev.lictor.dsl.analysis;

import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;

/** Finds parameters and variables that nothing reads. Not instantiable. */
final class UnusedNames {

  private UnusedNames() {}

  static void check(CheckedDocument document, Findings findings) {
    document.source().ifPresent(source -> {
      check(source, "params", "the parameter", Code.UNUSED_PARAM, document, findings);
      check(source, "variables", "the variable", Code.UNUSED_VARIABLE, document, findings);
    });
  }

  private static void check(
      Mapping source,
      String section,
      String noun,
      Code code,
      CheckedDocument document,
      Findings findings) {
    source.mapping(section).ifPresent(names -> {
      for (Mapping.Entry entry : names.entries()) {
        Scalar name = entry.key();
        if (!document.reads().contains(section + '.' + name.value())) {
          findings.warn(
              name.span(),
              code,
              section + '.' + name.value(),
              noun + " `" + name.value() + "` is never used",
              "");
        }
      }
    });
  }
}
