package dev.lictor.schema.gemini;

import dev.lictor.http.RequestHead;
import dev.lictor.schema.Place;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a path asks of which model. A query is taken only where it is documented; {@code key}, a secret in a URL, never is.
 * Immutable.
 *
 * @param verb what is asked
 * @param model the model, or empty if the path names none
 */
record ModelPath(Verb verb, String model) {

  private static final Set<Verb> AI_CORE = EnumSet.of(Verb.GENERATE, Verb.STREAM, Verb.PREDICT);
  private static final Set<Verb> GEMINI_API =
      EnumSet.of(Verb.GENERATE, Verb.STREAM, Verb.EMBED, Verb.BATCH_EMBED, Verb.COUNT);
  private static final Set<Verb> VERTEX =
      EnumSet.of(Verb.GENERATE, Verb.STREAM, Verb.PREDICT, Verb.EMBED, Verb.COUNT);

  private static final Set<String> LIST_PARAMETERS = Set.of("pageSize", "pageToken");
  private static final List<String> PUBLISHER = List.of("publishers", "google", "models");

  /** Returns what the path of a request asks for, or empty if it is nothing that this room knows. */
  static Optional<ModelPath> of(RequestHead head, Place place) {
    if (head.method().equals("GET")) {
      return place.deployed() ? Optional.empty() : listed(place);
    }
    return head.method().equals("POST") ? asked(place) : Optional.empty();
  }

  private static Optional<ModelPath> listed(Place place) {
    List<String> segments = place.segments();
    boolean models = segments.size() >= 2
        && segments.get(0).equals("v1beta")
        && segments.get(1).equals("models");
    if (models && segments.size() == 2 && onlyOnce(place.query().orElse(null))) {
      return Optional.of(new ModelPath(Verb.LIST_MODELS, ""));
    }
    return models
            && segments.size() == 3
            && isModel(segments.get(2))
            && place.query().isEmpty()
        ? Optional.of(new ModelPath(Verb.GET_MODEL, segments.get(2)))
        : Optional.empty();
  }

  private static boolean onlyOnce(@Nullable String query) {
    if (query == null) {
      return true;
    }
    Set<String> seen = new HashSet<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (!LIST_PARAMETERS.contains(name) || !seen.add(name)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<ModelPath> asked(Place place) {
    List<String> segments = place.segments();
    if (segments.size() < 2) {
      return Optional.empty();
    }
    String last = segments.get(segments.size() - 1);
    List<String> before = segments.subList(0, segments.size() - 1);
    int colon = last.lastIndexOf(':');
    if (colon < 0 || !isModel(last.substring(0, colon))) {
      return Optional.empty();
    }
    for (Verb verb : allowed(place, before)) {
      if (verb.word().equals(last.substring(colon + 1))) {
        boolean plain = place.query().isEmpty()
            || (verb == Verb.STREAM && place.query().get().equals("alt=sse"));
        return plain
            ? Optional.of(new ModelPath(verb, last.substring(0, colon)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Set<Verb> allowed(Place place, List<String> before) {
    if (place.deployed()) {
      return before.equals(List.of("models")) ? AI_CORE : Set.of();
    }
    String version = before.get(0);
    List<String> rest = before.subList(1, before.size());
    if ((version.equals("v1") || version.equals("v1beta")) && rest.equals(List.of("models"))) {
      return GEMINI_API;
    }
    return (version.equals("v1") || version.equals("v1beta1")) && isPublisher(rest)
        ? VERTEX
        : Set.of();
  }

  /** Tests for {@code projects/{p}/locations/{l}/publishers/google/models}, whose front the express mode leaves out. */
  private static boolean isPublisher(List<String> segments) {
    boolean project = segments.size() == 7
        && segments.get(0).equals("projects")
        && segments.get(2).equals("locations");
    return segments.equals(PUBLISHER) || (project && segments.subList(4, 7).equals(PUBLISHER));
  }

  private static boolean isModel(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "-._@".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Returns the model that the path of an operation of this room names, or empty if it names none. */
  static String model(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    int colon = last.lastIndexOf(':');
    return colon < 0 ? last : last.substring(0, colon);
  }
}
