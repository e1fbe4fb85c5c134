package dev.lictor.schema.aicore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ControlOperationsProperties {

  private static final Set<String> LITERALS = literals();

  private static Set<String> literals() {
    Set<String> found = new HashSet<>();
    ControlOperations.all().forEach(each -> found.addAll(segments(each)));
    return found;
  }

  private static List<String> segments(ControlOperation operation) {
    return List.of(operation.path().substring(1).split("/", -1));
  }

  @Provide
  Arbitrary<ControlOperation> operations() {
    return Arbitraries.of(ControlOperations.all());
  }

  /** Ids by the pattern of AI Core, none of which happens to be a literal segment. */
  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("_.-")
        .ofMinLength(4)
        .ofMaxLength(64)
        .filter(id -> !LITERALS.contains(id))
        .list()
        .ofSize(12);
  }

  private static List<String> filled(ControlOperation operation, List<String> ids) {
    List<String> segments = new ArrayList<>(segments(operation));
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).charAt(0) == '{') {
        segments.set(i, ids.get(i));
      }
    }
    return segments;
  }

  @Property(tries = 2000)
  void eachTemplateFilledWithAnyIdsFindsItsOperation(
      @ForAll("operations") ControlOperation operation, @ForAll("ids") List<String> ids) {
    List<String> segments = filled(operation, ids);

    assertThat(ControlOperations.find(operation.method(), segments)).contains(operation);
  }

  @Property(tries = 2000)
  void aSegmentTooMuchOrAForeignLiteralFindsNothing(
      @ForAll("operations") ControlOperation operation, @ForAll("ids") List<String> ids) {
    List<String> filled = filled(operation, ids);
    boolean takesRest = operation.path().endsWith("{path}");
    List<String> longer = new ArrayList<>(filled);
    longer.add("zz-" + ids.get(10));

    for (int i = 0; i < filled.size(); i++) {
      if (segments(operation).get(i).charAt(0) != '{') {
        List<String> foreign = new ArrayList<>(filled);
        foreign.set(i, ids.get(11));

        assertThat(ControlOperations.find(operation.method(), foreign).map(ControlOperation::path))
            .isNotEqualTo(Optional.of(operation.path()));
      }
    }
    List<String> foreign = new ArrayList<>(filled);
    foreign.set(1, ids.get(11));
    assertThat(ControlOperations.find(operation.method(), foreign)).isEmpty();
    assertThat(ControlOperations.find("TRACE", filled)).isEmpty();
    if (!takesRest && !childTakes(operation)) {
      assertThat(ControlOperations.find(operation.method(), longer)).isEmpty();
    }
  }

  /** Whether the path with one segment more is an operation again: that of one thing of the collection. */
  private static boolean childTakes(ControlOperation operation) {
    String child = operation.path() + "/{";
    return ControlOperations.all().stream()
        .anyMatch(each -> each.method().equals(operation.method())
            && each.path().startsWith(child)
            && each.path().indexOf('/', child.length()) < 0);
  }

  @Property(tries = 2000)
  void findsOnlyWhatATemplateSays(
      @ForAll("operations") ControlOperation operation, @ForAll("anySegments") List<String> any) {
    ControlOperations.find(operation.method(), any)
        .ifPresent(found -> assertThat(matches(segments(found), any)).isTrue());
    boolean known = ControlOperations.all().stream()
        .anyMatch(each -> each.method().equals(operation.method()) && matches(segments(each), any));

    assertThat(ControlOperations.find(operation.method(), any).isPresent()).isEqualTo(known);
  }

  @Provide
  Arbitrary<List<String>> anySegments() {
    Arbitrary<String> segment = Arbitraries.of(new ArrayList<>(LITERALS));
    return operations()
        .flatMap(operation -> segment.list().ofSize(12).flatMap(others -> Arbitraries.integers()
            .between(0, 12)
            .map(kept -> {
              List<String> mixed = filled(operation, others);
              for (int i = kept; i < mixed.size(); i++) {
                mixed.set(i, others.get(i));
              }
              return mixed;
            })));
  }

  /** The slow and obvious matcher. */
  private static boolean matches(List<String> template, List<String> segments) {
    for (int i = 0; i < template.size(); i++) {
      if (i == segments.size()) {
        return false;
      }
      if (template.get(i).equals("{path}")) {
        return true;
      }
      if (template.get(i).charAt(0) != '{' && !template.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return template.size() == segments.size();
  }
}
