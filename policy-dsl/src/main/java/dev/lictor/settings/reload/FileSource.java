package dev.lictor.settings.reload;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that are read as one set. Used by one thread at a time.
 *
 * @param <T> what they hold
 */
public interface FileSource<T extends FileSet> {

  /** Returns the files that {@link #load} would read now, whether they can be read or not. */
  List<Path> files();

  /**
   * Reads them.
   *
   * @throws DiagnosticException with every finding, if there is an error in any of them
   */
  T load() throws DiagnosticException;
}
