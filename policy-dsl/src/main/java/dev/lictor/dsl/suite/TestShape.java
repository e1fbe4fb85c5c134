package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;
import java.util.Optional;

/** Finds keys of a test that do not go together. Not instantiable. */
final class TestShape {

  private TestShape() {}

  static void check(Mapping test, Findings findings) {
    if (test.find("request").isPresent()) {
      test.mapping("with")
          .flatMap(with -> with.entry("call"))
          .ifPresent(call -> conflict(
              call.key(),
              "what is called is said by `request`; `with` may tell of the caller",
              findings));
    }
    Optional<Mapping> expect = test.mapping("expect");
    boolean received = expect.flatMap(e -> e.find("received")).isPresent();
    if (received && test.find("response").isEmpty()) {
      conflict(
          expect.orElseThrow().entry("received").orElseThrow().key(),
          "nothing is received where no `response` is said",
          findings);
    }
    if (!received && test.find("response").isPresent()) {
      conflict(
          test.entry("response").orElseThrow().key(),
          "nobody looks at the answer: say `received` under `expect`",
          findings);
    }
    boolean bytes = test.find("request").isPresent() || test.find("response").isPresent();
    expect
        .flatMap(e -> e.entry("sentBody"))
        .filter(entry -> !bytes)
        .ifPresent(entry -> conflict(
            entry.key(),
            "a call of which the facts are told has no body: say `request`",
            findings));
    if (expect.isEmpty()) {
      findings.add(
          test.scalar("name").map(Scalar::span).orElse(test.span()),
          Code.BAD_TEST,
          test.path(),
          "this test expects nothing",
          "say `expect`");
    }
  }

  private static void conflict(Scalar key, String message, Findings findings) {
    findings.add(key.span(), Code.CONFLICTING_KEYS, key.path(), message, "");
  }
}
