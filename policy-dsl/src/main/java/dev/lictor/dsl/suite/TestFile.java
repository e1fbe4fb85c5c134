package dev.lictor.dsl.suite;

import dev.lictor.dsl.fact.Directories;
import dev.lictor.policy.Document;
import java.util.List;
import java.util.Objects;

/**
 * A test file that is sound. Immutable.
 *
 * @param name its name in reports
 * @param documents the policies under test
 * @param version of the policies
 * @param directories what facts are told against
 * @param cases its tests, in the order of writing
 */
record TestFile(
    String name,
    List<Document> documents,
    String version,
    Directories directories,
    List<Case> cases) {

  TestFile {
    Objects.requireNonNull(name, "name");
    documents = List.copyOf(documents);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(directories, "directories");
    cases = List.copyOf(cases);
  }
}
