package dev.lictor.dsl.analysis;

import dev.lictor.call.Kind;
import dev.lictor.policy.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what a model of the logic says of a call as the {@code given} of a test. Confined to one witness. */
final class Given {

  private static final Pattern PATH = Pattern.compile("(caller|call)(\\.\\w+|#\\d+)*");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w./-]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  /** The lists of a call, with what each element must say of itself. */
  private static final Map<String, String[]> LISTS = Map.of(
      "call.models", new String[] {"name", Sample.PLAIN_MODEL},
      "call.tools", new String[] {"kind", "function"},
      "call.media", new String[] {"kind", "image"},
      "call.references", new String[] {"kind", "config_ref"},
      "call.safetySettings", new String[] {"category", "HARM_CATEGORY_HATE_SPEECH"});

  private final Sketch sketch;
  private final Map<String, @Nullable Object> root = new TreeMap<>();

  private Given(Sketch sketch) {
    this.sketch = sketch;
  }

  static String of(Sketch sketch, Situation call) {
    Given given = new Given(sketch);
    given.fill(call);
    StringBuilder text = new StringBuilder("given:\n");
    for (String part : List.of("caller", "call")) {
      Object value = given.root.get(part);
      if (value != null) {
        text.append("  ").append(part).append(": ").append(flow(value)).append('\n');
      }
    }
    if (sketch.values().containsKey("now")) {
      text.append("at: ").append(Instant.ofEpochMilli(call.nowMillis())).append('\n');
    }
    return text.toString();
  }

  private void fill(Situation call) {
    sketch.values().keySet().stream().sorted().forEach(key -> {
      int has = key.indexOf(" has ");
      if (PATH.matcher(key).matches()) {
        put(key, sketch.values().get(key));
      } else if (has > 0 && PATH.matcher(key.substring(0, has)).matches()) {
        String set = key.substring(0, has);
        put(set, List.copyOf(sketch.members(set)));
      } else if (key.startsWith("has ") && PATH.matcher(key.substring(4)).matches()) {
        presence(key.substring(4));
      }
    });
    LISTS.forEach((list, field) -> {
      for (String element : sketch.elements(list)) {
        String path = element + '.' + field[0];
        put(path, sketch.text(path, field[1]));
      }
    });
    // The words of the head are what tells dialects apart: the kind follows from them.
    put("call.dialect", call.operation().dialect());
    Map<String, @Nullable Object> told = part("call");
    told.remove("kind");
    told.remove("operation");
    if (call.operation().kind() != Kind.INFERENCE) {
      told.put("operation", call.operation().name());
    }
    if (sketch.elements("call.models").isEmpty() && !call.body().models().isEmpty()) {
      told.put("models", List.of(call.body().models().get(0).name()));
    }
  }

  private void presence(String path) {
    if (!sketch.present(path)) {
      put(path, null);
    } else if (path.equals("caller.team")) {
      put(path + ".name", sketch.text(path + ".name", "team"));
    } else if (path.equals("caller.user")) {
      put(path, sketch.text(path, "user"));
    }
  }

  @SuppressWarnings("unchecked") // What is put under a step is a map.
  private Map<String, @Nullable Object> part(String name) {
    return (Map<String, @Nullable Object>)
        java.util.Objects.requireNonNull(root.computeIfAbsent(name, n -> new TreeMap<>()));
  }

  @SuppressWarnings("unchecked") // What is put under a step is a map.
  private void put(String path, @Nullable Object value) {
    String[] steps = path.split("\\.", -1);
    Map<String, @Nullable Object> at = root;
    for (int i = 0; i < steps.length - 1; i++) {
      Object next = at.get(steps[i]);
      if (!(next instanceof Map)) {
        next = new TreeMap<String, @Nullable Object>();
        at.put(steps[i], next);
      }
      at = (Map<String, @Nullable Object>) next;
    }
    Object there = at.get(steps[steps.length - 1]);
    if (!(there instanceof Map)) {
      at.put(steps[steps.length - 1], value);
    }
  }

  private static String flow(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return flow(map);
    }
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(flow(item)));
      return '[' + String.join(", ", items) + ']';
    }
    if (value instanceof String text) {
      return PLAIN.matcher(text).matches() && !WORDS.contains(text)
          ? text
          : '\'' + text.replace("'", "''") + '\'';
    }
    return String.valueOf(value);
  }

  /** Writes a mapping; its keys of elements of one list come together as that list. */
  private static String flow(Map<?, ?> map) {
    Map<String, String> parts = new TreeMap<>(Comparator.naturalOrder());
    Map<String, List<String>> lists = new TreeMap<>();
    map.forEach((key, value) -> {
      String name = (String) key;
      int hash = name.indexOf('#');
      if (hash < 0) {
        parts.put(name, flow(value));
      } else {
        lists.computeIfAbsent(name.substring(0, hash), l -> new ArrayList<>()).add(element(value));
      }
    });
    lists.forEach((name, items) -> parts.put(name, '[' + String.join(", ", items) + ']'));
    List<String> all = new ArrayList<>();
    parts.forEach((name, text) -> all.add(name + ": " + text));
    return '{' + String.join(", ", all) + '}';
  }

  private static String element(@Nullable Object value) {
    return value instanceof Map<?, ?> map
            && map.size() == 1
            && map.get("name") instanceof String name
        ? flow(name)
        : flow(value);
  }
}
