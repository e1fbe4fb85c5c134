package dev.lictor.testkit;

import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy before and after something was added. Immutable.
 *
 * @param name what was added
 * @param before the policy without it
 * @param after the policy with it
 */
record Addition(String name, Policy before, Policy after) {

  /** Returns the documents with each of their parts as the one that was added, and with more parts than they have. */
  static List<Addition> of(List<Document> documents) {
    List<Addition> additions = new ArrayList<>();
    for (Document document : documents) {
      additions.addAll(byParts(documents, document));
      for (Document more : Strangers.addedTo(document)) {
        addition(more.name() + ": a rule that was drawn", documents, exchanged(documents, more))
            .ifPresent(additions::add);
      }
    }
    return additions;
  }

  private static List<Addition> byParts(List<Document> documents, Document document) {
    List<Addition> additions = new ArrayList<>();
    List<Document> others = new ArrayList<>(documents);
    others.remove(document);
    addition("document " + document.name(), others, documents).ifPresent(additions::add);
    for (Rule rule : document.rules()) {
      List<Rule> fewer = new ArrayList<>(document.rules());
      fewer.remove(rule);
      Document without = document.toBuilder().rules(fewer).build();
      addition(
              document.name() + ", " + rule.section().word() + ' ' + rule.id(),
              exchanged(documents, without),
              documents)
          .ifPresent(additions::add);
    }
    for (EnsureRule rule : document.ensures()) {
      List<EnsureRule> fewer = new ArrayList<>(document.ensures());
      fewer.remove(rule);
      Document without = document.toBuilder().ensures(fewer).build();
      addition(document.name() + ", ensure " + rule.id(), exchanged(documents, without), documents)
          .ifPresent(additions::add);
    }
    return additions;
  }

  /** Returns the addition, or empty if something leans on what would not be there. */
  private static Optional<Addition> addition(
      String name, List<Document> before, List<Document> after) {
    try {
      return Optional.of(
          new Addition(name, DocumentsAssert.policy(before), DocumentsAssert.policy(after)));
    } catch (IllegalArgumentException leaning) {
      return Optional.empty();
    }
  }

  private static List<Document> exchanged(List<Document> documents, Document other) {
    List<Document> exchanged = new ArrayList<>(documents);
    exchanged.replaceAll(each -> each.name().equals(other.name()) ? other : each);
    return exchanged;
  }
}
