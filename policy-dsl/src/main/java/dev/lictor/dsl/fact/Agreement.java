package dev.lictor.dsl.fact;

import dev.lictor.dsl.cel.FactField;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.dsl.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what is told with what rules see. Not instantiable; all functions are pure. */
public final class Agreement {

  private Agreement() {}

  /**
   * A place in which they differ. Immutable.
   *
   * @param node where it is told
   * @param path which fact, such as {@code call.masking.entities}
   * @param told what is told, in words
   * @param seen what rules see, in words
   */
  public record Difference(Node node, String path, String told, String seen) {}

  /**
   * Returns every fact that is told and that rules see otherwise; of parts only the fields that are told count, and of those only
   * what rules see at all.
   */
  public static List<Difference> differences(
      String path, FactType type, Told.Part told, Map<String, Object> seen) {
    List<Difference> differences = new ArrayList<>();
    told.fields().forEach((name, fact) -> type.field(name)
        .ifPresent(field -> compare(path + '.' + name, field, fact, seen.get(name), differences)));
    return differences;
  }

  @SuppressWarnings("unchecked") // parts are maps by their field's name
  private static void compare(
      String path,
      FactField field,
      Told told,
      @Nullable Object seen,
      List<Difference> differences) {
    if (told instanceof Told.Nothing) {
      if (field.optional() && seen != null) {
        differences.add(new Difference(told.node(), path, "nothing", shown(seen)));
      }
    } else if (told instanceof Told.Value value) {
      if (!value.value().equals(seen)) {
        differences.add(new Difference(told.node(), path, shown(value.value()), shown(seen)));
      }
    } else if (told instanceof Told.Named named) {
      Optional<Object> name =
          seen instanceof Map<?, ?> part ? Optional.ofNullable(part.get("name")) : Optional.empty();
      if (!name.equals(Optional.of(named.name()))) {
        differences.add(
            new Difference(told.node(), path, '`' + named.name() + '`', shown(name.orElse(null))));
      }
    } else if (told instanceof Told.Part part) {
      if (seen instanceof Map<?, ?> fields) {
        differences.addAll(
            differences(path, field.part().orElseThrow(), part, (Map<String, Object>) fields));
      } else {
        differences.add(new Difference(told.node(), path, "a value", shown(seen)));
      }
    } else if (told instanceof Told.Parts parts) {
      items(path, field, parts, seen instanceof List<?> items ? items : List.of(), differences);
    }
  }

  private static void items(
      String path, FactField field, Told.Parts told, List<?> seen, List<Difference> differences) {
    if (told.items().size() != seen.size()) {
      differences.add(new Difference(
          told.node(), path, counted(told.items().size()), counted(seen.size()) + names(seen)));
      return;
    }
    for (int i = 0; i < seen.size(); i++) {
      compare(path + '[' + i + ']', field, told.items().get(i), seen.get(i), differences);
    }
  }

  private static String names(List<?> items) {
    List<String> names = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Map<?, ?> part && part.get("name") instanceof String name) {
        names.add(name);
      }
    }
    return names.isEmpty() ? "" : " (" + String.join(", ", names) + ')';
  }

  private static String counted(int items) {
    return items == 1 ? "1 item" : items + " items";
  }

  /** Returns a value as people read it. */
  public static String shown(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(String::valueOf).sorted().toList().toString();
    }
    return value instanceof String text ? '`' + text + '`' : value.toString();
  }
}
