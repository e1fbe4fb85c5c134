package dev.lictor.dsl.explain;

import dev.lictor.dsl.PolicyFiles;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Document;
import dev.lictor.policy.Editor;
import dev.lictor.policy.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A decision with all that led to it. Immutable.
 *
 * @param decision the decision
 * @param asked the call as it was asked
 * @param sent the call as it would be sent; as it was asked if nothing was edited
 * @param documents what every document came to, by name; what it requires and denies of the call as it was asked, and what it wants
 *     {@code onPass} and counts of the call as it would be sent
 * @param onSending what documents came to that refuse the call only as it would be sent, by name
 */
public record Explanation(
    Decision decision,
    Situation asked,
    Situation sent,
    List<DocumentView> documents,
    List<DocumentView> onSending) {

  /** Copies the lists. */
  public Explanation {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(sent, "sent");
    documents = List.copyOf(documents);
    onSending = List.copyOf(onSending);
  }

  /** Decides a call of which nobody has the bytes, and explains it. */
  public static Explanation of(PolicyFiles.Compiled policies, Situation asked) {
    return of(policies, asked, Editor.OF_FACTS);
  }

  /**
   * Decides a call, and explains it.
   *
   * @param editor gives the call what is mandated
   */
  public static Explanation of(PolicyFiles.Compiled policies, Situation asked, Editor editor) {
    Sending sending = new Sending(asked, editor);
    Decision decision = policies.policy().decide(asked, sending);
    List<Document> documents = policies.documents().stream()
        .sorted(Comparator.comparing(Document::name))
        .toList();
    Situation sent = sending.sent();
    List<Asking> askings =
        documents.stream().map(document -> new Asking(document, asked)).toList();
    if (askings.stream().noneMatch(Asking::refuses)) {
      askings.forEach(asking -> asking.onPass(sent));
    }
    if (decision.kind() == Decision.Kind.PERMIT) {
      askings.forEach(Asking::budgets);
    }
    List<DocumentView> views = askings.stream().map(Asking::view).toList();
    return new Explanation(decision, asked, sent, views, onSending(askings, documents, sent));
  }

  private static List<DocumentView> onSending(
      List<Asking> askings, List<Document> documents, Situation sent) {
    return askings.stream().anyMatch(Asking::refuses)
        ? List.of()
        : documents.stream()
            .map(document -> new Asking(document, sent))
            .filter(Asking::refuses)
            .map(Asking::view)
            .toList();
  }
}
