package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Test files that are read and found sound, ready to be run. Immutable. */
public final class Suite {

  private final List<TestFile> files;
  private final List<Diagnostic> warnings;

  private Suite(List<TestFile> files, List<Diagnostic> warnings) {
    this.files = List.copyOf(files);
    this.warnings = List.copyOf(warnings);
  }

  /** Returns the JSON Schema of a test file. */
  public static String jsonSchema() {
    return TestFileReader.STRUCTURE.jsonSchema();
  }

  /**
   * Reads test files, and the policies that they test. Of a directory all files named {@code *.test.yaml}, {@code *.test.yml} and {@code
   * *.test.json} are taken, also below it, but no hidden ones.
   *
   * @throws DiagnosticException with every finding in any of them, if there is an error
   */
  public static Suite load(List<Path> paths, SuiteOptions options) throws DiagnosticException {
    Findings findings = new Findings();
    TestFileReader reader = new TestFileReader(options, findings);
    List<TestFile> files = new ArrayList<>();
    List<Path> found = TestPaths.find(paths, findings);
    for (Path path : found) {
      reader.read(path).ifPresent(files::add);
    }
    if (found.isEmpty() && !findings.failed()) {
      findings.add(Diagnostic.about(
          paths.toString(),
          Code.EMPTY,
          "there is no test here",
          "tests are in files named `*.test.yaml`"));
    }
    findings.check();
    return new Suite(files, findings.all());
  }

  /** Returns what the authors of the files should look at. */
  public List<Diagnostic> warnings() {
    return warnings;
  }

  /** Returns how many tests there are. */
  public int size() {
    return files.stream().mapToInt(file -> file.cases().size()).sum();
  }

  /** Runs all tests. */
  public Report run() {
    return run(result -> {});
  }

  /**
   * Runs all tests.
   *
   * @param progress is told of each test when it is done
   */
  public Report run(Consumer<CaseReport> progress) {
    List<FileReport> reports = new ArrayList<>();
    for (TestFile file : files) {
      List<CaseReport> results = new ArrayList<>();
      for (Case each : file.cases()) {
        CaseReport result = new CaseRun(file).run(each);
        progress.accept(result);
        results.add(result);
      }
      reports.add(new FileReport(file.name(), results));
    }
    return new Report(reports);
  }
}
