package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.fact.Agreement;
import dev.lictor.dsl.fact.Directories;
import dev.lictor.dsl.yaml.Json;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.Reason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what came of a call with what was expected. Not thread-safe. */
final class Checks {

  private final Case test;
  private final Directories directories;
  private final List<Diagnostic> unmet = new ArrayList<>();

  Checks(Case test, Directories directories) {
    this.test = test;
    this.directories = directories;
  }

  /** Returns a finding for each expectation that is not met, where it stands. */
  List<Diagnostic> check(Outcome outcome) {
    Expectation expected = test.expectation();
    expected.permitted().ifPresent(said -> permitted(said, outcome));
    expected.refused().ifPresent(refused -> reasons(refused, outcome));
    expected.status().ifPresent(status -> status(status, outcome));
    expected.message().ifPresent(message -> message(message, outcome));
    expected.details().ifPresent(details -> details(details, outcome));
    if (outcome.permitted() || unmet.isEmpty()) {
      expected.sent().ifPresent(sent -> sent(sent, outcome));
      expected
          .sentBody()
          .ifPresent(body -> same("what is sent", body, outcome.sentBody(), outcome));
      expected
          .received()
          .ifPresent(body -> same("what is received", body, outcome.received(), outcome));
    }
    for (Case.Spent spent : outcome.untouched()) {
      unmet(
          spent.id(),
          "the call does not draw on the budget `" + spent.id().value()
              + "`, so what is spent of it cannot matter");
    }
    return unmet;
  }

  private void permitted(Scalar said, Outcome outcome) {
    if (said.isTrue() && !outcome.permitted()) {
      unmet(said, "expected the call to be permitted, but it is " + told(outcome));
    } else if (!said.isTrue() && outcome.permitted()) {
      unmet(said, "expected the call to be refused, but it is permitted");
    }
  }

  private void reasons(Expectation.Refused expected, Outcome outcome) {
    boolean allFound = expected.ids().stream()
        .allMatch(id -> outcome.reasons().stream().anyMatch(r -> RuleIds.names(id, r)));
    boolean noOther = outcome.reasons().stream()
        .allMatch(reason -> expected.ids().stream().anyMatch(id -> RuleIds.names(id, reason)));
    if (!allFound || !noOther) {
      unmet(
          expected.node(),
          "expected the reasons " + expected.ids() + ", but the call is "
              + (outcome.permitted() ? "permitted" : all(outcome)));
    }
  }

  private void status(Scalar expected, Outcome outcome) {
    Optional<Reason> first = outcome.reasons().stream().findFirst();
    String found = first.map(reason -> Integer.toString(reason.status())).orElse("");
    if (!found.equals(expected.value())) {
      unmet(
          expected,
          "expected the status " + expected.value() + ", but the call is " + told(outcome));
    }
  }

  private void message(Scalar expected, Outcome outcome) {
    Optional<Reason> first = outcome.reasons().stream().findFirst();
    if (!first.map(Reason::message).equals(Optional.of(expected.value()))) {
      unmet(
          expected,
          "expected the message `" + expected.value() + "`, but the call is " + told(outcome));
    }
  }

  private void details(Node expected, Outcome outcome) {
    if (outcome.permitted()) {
      unmet(expected, "expected details, but the call is permitted");
      return;
    }
    Json.difference(Json.bytes(expected), Json.bytes(outcome.reasons().get(0).details()))
        .ifPresent(difference -> unmet(expected, "the details differ at " + difference));
  }

  private void sent(dev.lictor.dsl.fact.Told.Part expected, Outcome outcome) {
    if (outcome.sent().isEmpty()) {
      unmet(expected.node(), "nothing is sent: the call is " + told(outcome));
      return;
    }
    Agreement.differences(
            "sent",
            directories.table().call(),
            expected,
            directories.table().values(outcome.sent().get()))
        .forEach(difference -> unmet(
            difference.node(),
            "expected `" + difference.path() + "` to be " + difference.told() + ", found "
                + difference.seen()));
  }

  private void same(String what, Fixture expected, Optional<ByteBuffer> found, Outcome outcome) {
    if (found.isEmpty()) {
      unmet(
          expected.node(),
          outcome.permitted()
              ? "there are no bytes to compare: say `request`"
              : "nothing is sent: the call is " + told(outcome));
      return;
    }
    byte[] bytes = new byte[found.get().remaining()];
    found.get().duplicate().get(bytes);
    if (Json.isJson(expected.array()) && Json.isJson(bytes)) {
      Json.difference(expected.array(), bytes)
          .ifPresent(difference -> unmet(expected.node(), what + " differs at " + difference));
    } else if (!expected.bytes().equals(ByteBuffer.wrap(bytes))) {
      unmet(
          expected.node(),
          what + " differs from the file at byte " + mismatch(expected.bytes(), bytes)
              + ": it has " + bytes.length + " bytes, the file "
              + expected.bytes().remaining());
    }
  }

  private static int mismatch(ByteBuffer expected, byte[] found) {
    return expected.mismatch(ByteBuffer.wrap(found));
  }

  private static String told(Outcome outcome) {
    if (outcome.permitted()) {
      return "permitted";
    }
    Reason first = outcome.reasons().get(0);
    String others =
        outcome.reasons().size() == 1 ? "" : " and " + (outcome.reasons().size() - 1) + " more";
    return "refused by `" + name(first) + '`' + others + " (" + first.status() + "): "
        + first.message();
  }

  private static String all(Outcome outcome) {
    return "refused by "
        + outcome.reasons().stream()
            .map(Checks::name)
            .collect(Collectors.joining("`, `", "`", "`"));
  }

  private static String name(Reason reason) {
    return reason.document().isEmpty() ? reason.id() : reason.document() + '/' + reason.id();
  }

  private void unmet(Node node, String message) {
    unmet.add(Diagnostic.at(node.span(), Code.UNMET, node.path(), message, ""));
  }
}
