package dev.lictor.schema.openai;

import dev.lictor.call.Operation;
import dev.lictor.schema.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done at {@code …/responses} and below (openai-openapi 2026-08-21). Immutable. */
enum ResponsesPath {
  /** Asks for a response. */
  CREATE("responses.create"),
  /** Asks for a response that was made, or is being made. */
  GET("responses.get"),
  /** Deletes it. */
  DELETE("responses.delete"),
  /** Stops it. */
  CANCEL("responses.cancel"),
  /** Asks for what was put into it. */
  INPUT_ITEMS("responses.input_items");

  private static final String ROOT = "responses";
  private static final List<String> GET_PARAMETERS =
      List.of("stream", "starting_after", "include_obfuscation", "include");
  private static final List<String> LIST_PARAMETERS =
      List.of("after", "before", "include", "limit", "order");

  private final String operation;

  ResponsesPath(String operation) {
    this.operation = operation;
  }

  /** Returns the name of the operation. */
  String operation() {
    return operation;
  }

  /** Returns what a method does at a place, or empty if it is none of this. */
  static Optional<ResponsesPath> of(String method, Place place) {
    List<String> segments = place.segments();
    int root = place.deployed() ? 0 : 1;
    boolean below = segments.size() > root
        && segments.get(root).equals(ROOT)
        && (place.deployed() || segments.get(0).equals("v1"));
    if (!below) {
      return Optional.empty();
    }
    ResponsesPath path =
        switch (segments.size() - root) {
          case 1 -> method.equals("POST") ? CREATE : null;
          case 2 -> method.equals("GET") ? GET : method.equals("DELETE") ? DELETE : null;
          case 3 -> third(method, segments.get(root + 2));
          default -> null;
        };
    boolean known = path != null
        && (path == CREATE || isId(segments.get(root + 1)))
        && Query.hasOnly(place.query(), path.parameters());
    return known ? Optional.ofNullable(path) : Optional.empty();
  }

  private static @Nullable ResponsesPath third(String method, String word) {
    if (method.equals("POST") && word.equals("cancel")) {
      return CANCEL;
    }
    return method.equals("GET") && word.equals("input_items") ? INPUT_ITEMS : null;
  }

  private List<String> parameters() {
    return switch (this) {
      case GET -> GET_PARAMETERS;
      case INPUT_ITEMS -> LIST_PARAMETERS;
      case CREATE, DELETE, CANCEL -> List.of();
    };
  }

  private static boolean isId(String segment) {
    return Query.isWord(segment);
  }

  /** Returns the id of the response in the path of such an operation; a deployment may be called {@code responses} too. */
  static String idIn(Operation operation) {
    String path = operation.path();
    int behind = operation.deployment().isEmpty()
        ? 0
        : path.indexOf('/' + operation.deployment() + '/')
            + operation.deployment().length()
            + 1;
    int from = path.indexOf('/' + ROOT + '/', behind) + ROOT.length() + 2;
    int end = path.indexOf('/', from);
    return end < 0 ? path.substring(from) : path.substring(from, end);
  }

  /** Returns whether what an operation is answered with is a response. */
  static boolean answersWithResponse(String operation) {
    return operation.equals(CREATE.operation)
        || operation.equals(GET.operation)
        || operation.equals(CANCEL.operation);
  }
}
