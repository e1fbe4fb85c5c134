package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;

/** Lists resources the way AI Core does: filtered, cut to {@code $skip} and {@code $top}, or only counted. Thread-safe. */
public final class Listing {
  private Listing() {}

  /** Says whether a query parameter is absent, or names the value among its comma-separated ones. */
  public static boolean allows(Head head, String parameter, String value) {
    List<String> wanted = head.query(parameter);
    return wanted.isEmpty()
        || wanted.stream()
            .flatMap(list -> List.of(list.split(",", -1)).stream())
            .anyMatch(value::equals);
  }

  static Reply count(List<?> all) {
    return Reply.text(200, Integer.toString(all.size()));
  }

  /** Lists what the query asks for of all there is. */
  public static <T> Reply list(Head head, List<T> all, Function<T, ? extends JsonNode> toJson) {
    OptionalLong skip = number(head, "$skip", 0);
    OptionalLong top = number(head, "$top", Long.MAX_VALUE);
    if (skip.isEmpty() || top.isEmpty()) {
      return AiError.badRequest(head, "$top and $skip must be numbers of at least 0");
    }
    ObjectNode list = Json.object().put("count", all.size());
    var resources = list.putArray("resources");
    all.stream().skip(skip.getAsLong()).limit(top.getAsLong()).map(toJson).forEach(resources::add);
    return Reply.json(200, list);
  }

  private static OptionalLong number(Head head, String parameter, long otherwise) {
    List<String> values = head.query(parameter);
    if (values.isEmpty()) {
      return OptionalLong.of(otherwise);
    }
    String value = values.get(0).toLowerCase(Locale.ROOT);
    return value.matches("\\d{1,9}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }
}
