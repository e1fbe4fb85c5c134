package dev.lictor.dsl.analysis;

import dev.lictor.dsl.compile.CheckedDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An analysis as people read it. Not instantiable. */
final class AnalysisText {

  private AnalysisText() {}

  static String of(List<CheckedDocument> documents, Governing governing, List<Proof> proofs) {
    StringBuilder text = new StringBuilder();
    governing.byDocument().forEach((document, dialects) -> text.append(document)
        .append(
            dialects.isEmpty()
                ? " governs no inference\n"
                : " governs " + String.join(", ", dialects) + '\n'));
    if (!governing.ungoverned().isEmpty()) {
      text.append("nobody governs ")
          .append(String.join(", ", governing.ungoverned()))
          .append(": calls of these are refused\n");
    }
    proofs.forEach(proof -> write(proof, text.append('\n')));
    return text.toString();
  }

  private static void write(Proof proof, StringBuilder text) {
    text.append("ensure ")
        .append(proof.rule())
        .append("  --> ")
        .append(proof.place())
        .append('\n');
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (Proof.Verdict verdict : proof.verdicts()) {
      String about = verdict.because().isEmpty() ? "" : ": " + verdict.because();
      alike
          .computeIfAbsent(
              verdict.outcome().word() + about + given(verdict), k -> new ArrayList<>())
          .add(verdict.dialect());
    }
    alike.forEach((said, dialects) -> {
      int end = said.indexOf('\n');
      text.append("  ").append(String.join(", ", dialects)).append(": ");
      text.append(end < 0 ? said + '\n' : said);
    });
    if (proof.verdicts().isEmpty()) {
      text.append("  it is about no call that can have it\n");
    }
    if (!proof.exception().isEmpty()) {
      text.append("  but for those exempt: ").append(proof.exception()).append('\n');
    }
  }

  private static String given(Proof.Verdict verdict) {
    return verdict.witness().map(witness -> '\n' + witness.given().indent(4)).orElse("");
  }
}
