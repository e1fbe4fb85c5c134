package dev.lictor.dsl.analysis;

import dev.lictor.dsl.compile.CheckedDocument;
import dev.lictor.dsl.compile.Types;
import java.util.List;

/**
 * What can be told of a set of policies without a call, on demand: what each governs, and for each {@code ensure} rule a proof that every
 * call that may pass has what it mandates, or a call that passes without. Immutable.
 */
public final class Analysis {

  private final List<CheckedDocument> documents;
  private final Governing governing;
  private final List<Proof> proofs;

  private Analysis(List<CheckedDocument> documents, Types types) {
    this.documents = List.copyOf(documents);
    this.governing = Governing.of(documents);
    this.proofs = new Prover(this.documents, types).all();
  }

  /**
   * Analyses these documents, all that decide together.
   *
   * @param types what typed their expressions
   */
  public static Analysis of(List<CheckedDocument> documents, Types types) {
    return new Analysis(documents, types);
  }

  /** Returns what is known of each {@code ensure} rule, in the order of the documents. */
  public List<Proof> proofs() {
    return proofs;
  }

  /** Returns what is governed. */
  public Governing governing() {
    return governing;
  }

  /** Returns all of it as people read it; ends with a line break. */
  public String render() {
    return AnalysisText.of(documents, governing, proofs);
  }
}
