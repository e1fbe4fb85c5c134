package dev.lictor.settings.reload;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.util.List;

/** What a set of files held when it was read. Implementations are immutable. */
public interface FileSet {

  /** Returns what tells this set from others. */
  String version();

  /** Returns what the authors of the files should look at. */
  List<Diagnostic> warnings();
}
