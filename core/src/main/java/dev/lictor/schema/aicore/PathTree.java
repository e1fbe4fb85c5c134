package dev.lictor.schema.aicore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The paths of operations, a node for each segment. Looking up visits the nodes on the way only and makes no object. Immutable once
 * built.
 */
final class PathTree {

  /** The parameter that takes all the segments that are left (data set API, {@code /lm/dataset/files/{path}}). */
  private static final String REST = "{path}";

  private final Map<String, PathTree> literals = new HashMap<>();
  private final Map<String, Optional<ControlOperation>> here = new HashMap<>();
  private final Map<String, Optional<ControlOperation>> rest = new HashMap<>();
  private @Nullable PathTree parameter;

  private PathTree() {}

  static PathTree of(List<ControlOperation> operations) {
    PathTree root = new PathTree();
    for (ControlOperation operation : operations) {
      root.add(operation, List.of(operation.path().substring(1).split("/", -1)));
    }
    return root;
  }

  private void add(ControlOperation operation, List<String> template) {
    if (template.isEmpty() || template.get(0).equals(REST)) {
      Map<String, Optional<ControlOperation>> methods = template.isEmpty() ? here : rest;
      if (methods.put(operation.method(), Optional.of(operation)) != null) {
        throw new IllegalStateException(
            "operation \"" + operation.name() + "\": its path is taken");
      }
      return;
    }
    child(template.get(0)).add(operation, template.subList(1, template.size()));
  }

  private PathTree child(String segment) {
    if (segment.charAt(0) != '{') {
      return literals.computeIfAbsent(segment, name -> new PathTree());
    }
    if (parameter == null) {
      parameter = new PathTree();
    }
    return parameter;
  }

  Optional<ControlOperation> find(String method, List<String> segments, int from) {
    if (from == segments.size()) {
      return here.getOrDefault(method, Optional.empty());
    }
    PathTree literal = literals.get(segments.get(from));
    Optional<ControlOperation> found =
        literal == null ? Optional.empty() : literal.find(method, segments, from + 1);
    if (found.isEmpty() && parameter != null) {
      found = parameter.find(method, segments, from + 1);
    }
    return found.isPresent() ? found : rest.getOrDefault(method, Optional.empty());
  }
}
