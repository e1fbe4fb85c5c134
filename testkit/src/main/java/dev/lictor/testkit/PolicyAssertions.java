package dev.lictor.testkit;

import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import java.util.Collection;

/**
 * The beginning of every assertion. A failure is an {@link AssertionError} that shows the call as a test file would have it under {@code
 * given}, the reasons, and the seed if the call was drawn. Not instantiable; thread-safe.
 */
public final class PolicyAssertions {

  private PolicyAssertions() {}

  /** Begins an assertion on what a policy says about calls. */
  public static PolicyAssert assertThat(Policy policy) {
    return new PolicyAssert(policy, Trials.USUAL);
  }

  /** Begins an assertion on what the documents of a policy are together. Its name is its own, since others take lists too. */
  public static DocumentsAssert assertThatDocuments(Collection<Document> documents) {
    return new DocumentsAssert(documents, Trials.USUAL);
  }

  /** Begins an assertion on what a gateway does with requests. */
  public static GatewayAssert assertThat(GatewayUnderTest gateway) {
    return new GatewayAssert(gateway, Trials.USUAL);
  }

  /** Begins an assertion on what a gateway did with one request. */
  public static OutcomeAssert assertThat(Outcome outcome) {
    return new OutcomeAssert(outcome);
  }
}
