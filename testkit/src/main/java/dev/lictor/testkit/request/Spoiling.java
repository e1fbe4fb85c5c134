package dev.lictor.testkit.request;

import dev.lictor.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Changes of a body after which no reader may accept it. Not instantiable; all functions are pure. */
final class Spoiling {

  private static final int DEPTH = 100;

  /** Keys of the top level whose type every dialect that knows them looks at. */
  private static final Set<String> TYPED = Set.of(
      "config",
      "config_ref",
      "configurationId",
      "content",
      "contents",
      "documents",
      "embeddingConfig",
      "input",
      "inputText",
      "instances",
      "max_completion_tokens",
      "max_tokens",
      "messages",
      "model",
      "orchestration_config",
      "prediction_config",
      "query",
      "requests",
      "scenarioId",
      "spec",
      "stream",
      "tools");

  private Spoiling() {}

  /** Returns a body in which a key of one object comes twice. */
  static Json duplicated(Json.Obj body, Random random) {
    List<Json.Obj> inner = new ArrayList<>();
    body.members().forEach(member -> collect(member.value(), inner));
    if (inner.isEmpty() || random.nextBoolean()) {
      Json.Member again = any(body.members(), random);
      return with(body, again.key(), again.value());
    }
    Json.Obj one = any(inner, random);
    Json.Member again = any(one.members(), random);
    return replaced(body, one, with(one, again.key(), again.value()));
  }

  private static void collect(Json value, List<Json.Obj> objects) {
    if (value instanceof Json.Obj object && !object.members().isEmpty()) {
      objects.add(object);
      object.members().forEach(member -> collect(member.value(), objects));
    } else if (value instanceof Json.Arr array) {
      array.elements().forEach(element -> collect(element, objects));
    }
  }

  /** Returns a value in which one object is another. */
  private static Json replaced(Json value, Json.Obj old, Json.Obj fresh) {
    if (value == old) {
      return fresh;
    }
    if (value instanceof Json.Obj object) {
      return new Json.Obj(object.members().stream()
          .map(member -> new Json.Member(member.key(), replaced(member.value(), old, fresh)))
          .toList());
    }
    if (value instanceof Json.Arr array) {
      return new Json.Arr(
          array.elements().stream().map(each -> replaced(each, old, fresh)).toList());
    }
    return value;
  }

  /** Returns a body in which one key is written in capitals. */
  static Json twin(Json.Obj body, Random random) {
    int index = typed(body, random);
    Json.Member member = body.members().get(index);
    return at(body, index, new Json.Member(member.key().toUpperCase(Locale.ROOT), member.value()));
  }

  /** Returns a body in which one value is of a type that it cannot have. */
  static Json mistyped(Json.Obj body, Random random) {
    int index = typed(body, random);
    Json.Member member = body.members().get(index);
    boolean number = member.value() instanceof Json.Bare;
    return at(body, index, new Json.Member(member.key(), number ? Json.of("7") : Json.of(7)));
  }

  private static int typed(Json.Obj body, Random random) {
    List<Integer> typed = IntStream.range(0, body.members().size())
        .filter(i -> TYPED.contains(body.members().get(i).key()))
        .boxed()
        .toList();
    return any(typed, random);
  }

  /** Returns a body that holds lists within lists. */
  static Json deep(Json.Obj body) {
    Json deep = Json.array();
    for (int i = 0; i < DEPTH; i++) {
      deep = Json.array(deep);
    }
    return with(body, "deep", deep);
  }

  /** Returns a body with one member more. */
  static Json.Obj with(Json.Obj body, String key, Json value) {
    List<Json.Member> members = new ArrayList<>(body.members());
    members.add(new Json.Member(key, value));
    return new Json.Obj(members);
  }

  private static Json at(Json.Obj body, int index, Json.Member member) {
    List<Json.Member> members = new ArrayList<>(body.members());
    members.set(index, member);
    return new Json.Obj(members);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
