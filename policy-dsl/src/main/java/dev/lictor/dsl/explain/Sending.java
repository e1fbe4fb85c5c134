package dev.lictor.dsl.explain;

import dev.lictor.call.CallFacts;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Editor;
import dev.lictor.policy.Situation;

/** Edits as another editor does, and remembers what came of it. Confined to one call. */
final class Sending implements Editor {

  private final Editor editor;
  private Situation sent;

  Sending(Situation asked, Editor editor) {
    this.sent = asked;
    this.editor = editor;
  }

  @Override
  public Edit edit(Mandate mandate, CallFacts facts) {
    Edit edit = editor.edit(mandate, facts);
    edit.facts().ifPresent(edited -> sent = sent.with(edited));
    return edit;
  }

  Situation sent() {
    return sent;
  }
}
