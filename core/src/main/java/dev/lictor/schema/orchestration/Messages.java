package dev.lictor.schema.orchestration;

import dev.lictor.call.Media;
import java.util.ArrayList;
import java.util.List;

/** What a list of messages amounts to: a template, or the history. Confined to one call. */
final class Messages {

  final PromptText text = new PromptText();
  final List<Media> media = new ArrayList<>(0);
  long count;
  long systemCount;
}
