package dev.lictor.dsl.fact;

import dev.lictor.dsl.cel.FactField;
import dev.lictor.dsl.cel.FactType;
import dev.lictor.dsl.diagnostic.Findings;
import java.util.List;
import java.util.Map;

/** Finds objects of which a word is not told that nothing else could stand for. Not instantiable. */
final class Words {

  private Words() {}

  /** Returns whether all values from closed lists are there; of one that is not a finding says so. */
  static boolean areTold(
      FactType type, Map<String, Object> values, Told.Part told, Findings findings) {
    boolean all = true;
    for (Map.Entry<String, Told> entry : told.fields().entrySet()) {
      FactField field = type.field(entry.getKey()).orElseThrow();
      Object value = values.get(entry.getKey());
      if (field.part().isEmpty() || field.part().get().name().equals("model")) {
        continue;
      }
      FactType inner = field.part().get();
      if (entry.getValue() instanceof Told.Part part && value instanceof Map<?, ?> fields) {
        all &= hasAll(inner, fields, part, findings);
      } else if (entry.getValue() instanceof Told.Parts parts && value instanceof List<?> items) {
        for (int i = 0; i < items.size(); i++) {
          all &= parts.items().get(i) instanceof Told.Part part
              && items.get(i) instanceof Map<?, ?> fields
              && hasAll(inner, fields, part, findings);
        }
      }
    }
    return all;
  }

  private static boolean hasAll(
      FactType type, Map<?, ?> values, Told.Part told, Findings findings) {
    boolean all = true;
    for (FactField field : type.fields().values()) {
      if (!field.words().isEmpty() && !field.optional() && !values.containsKey(field.name())) {
        Missing.add(
            findings,
            told,
            "every " + type.name() + " has `" + field.name() + "`: one of "
                + String.join(", ", field.words().stream().sorted().toList()));
        all = false;
      }
    }
    return all;
  }
}
