package dev.lictor.schema.orchestration;

import dev.lictor.call.Reference;
import dev.lictor.http.Headers;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.Lookup;
import java.util.Optional;

/**
 * A name in the prompt registry, while it is read: an id, or scenario, name and version. What stands behind an id never changes; what
 * stands behind a name is its latest iteration. Confined to one call.
 *
 * <p>The registry knows no other names than these (prompt registry, spec of SAP's Java SDK): ids are UUIDs, scenario and name {@code
 * ^[a-zA-Z0-9_-]+$} of at most 120 characters, version {@code ^[a-zA-Z0-9._-]+$} of at most 10. So none needs an encoding.
 */
final class Ref {

  static final String CONFIG = "config_ref";
  static final String TEMPLATE = "template_ref";

  private static final String CONFIGS = "/v2/registry/v2/orchestrationConfigs";
  private static final String TEMPLATES = "/v2/lm/promptTemplates";

  /** Nested references are looked up one by one: one by name that came resolved would hide that it can change. */
  private static final String UNRESOLVED = "resolveTemplateRef=false";

  private static final Headers RESOURCE_GROUP_SCOPE = Headers.of("AI-Resource-Group-Scope", "true");
  private static final int MAX_NAME_LENGTH = 120;
  private static final int MAX_VERSION_LENGTH = 10;
  private static final int UUID_LENGTH = 36;
  private static final Words SCOPES = Words.of("tenant", "resource_group");

  private static final ObjectShape<Ref> PLAIN = ref().build();
  private static final ObjectShape<Ref> SCOPED =
      ref().optional("scope", (in, ref) -> ref.scope = in.word(SCOPES)).build();

  private final String kind;
  private String id = "";
  private String scenario = "";
  private String name = "";
  private String version = "";
  private String scope = "";

  private Ref(String kind) {
    this.kind = kind;
  }

  private static ObjectShape.Builder<Ref> ref() {
    return ObjectShape.<Ref>builder()
        .optional("id", (in, ref) -> ref.id = in.string())
        .optional("scenario", (in, ref) -> ref.scenario = in.string())
        .optional("name", (in, ref) -> ref.name = in.string())
        .optional("version", (in, ref) -> ref.version = in.string());
  }

  /** Reads a reference without a scope. */
  static Ref read(JsonReader in, String kind) {
    return read(in, kind, PLAIN);
  }

  /** Reads a reference that may have a scope. */
  static Ref readScoped(JsonReader in, String kind) {
    return read(in, kind, SCOPED);
  }

  private static Ref read(JsonReader in, String kind, ObjectShape<Ref> shape) {
    Ref ref = new Ref(kind);
    in.object(shape, ref);
    boolean whole = !ref.scenario.isEmpty() && !ref.name.isEmpty() && !ref.version.isEmpty();
    boolean partly = !ref.scenario.isEmpty() || !ref.name.isEmpty() || !ref.version.isEmpty();
    if (ref.id.isEmpty() ? !whole : partly) {
      throw in.fault(
          "unsupported_value", "a reference needs either id, or scenario, name and version");
    }
    return ref;
  }

  /** Returns whether it is a name, so that what stands behind it can change. */
  boolean named() {
    return id.isEmpty();
  }

  Reference reference() {
    return new Reference(
        kind, named() ? scenario + '/' + name + '/' + version : id, Reference.Effect.CONFIGURES);
  }

  /** Returns whether this names the thing of that scenario, name and version. */
  boolean fits(String itsScenario, String itsName, String itsVersion) {
    return scenario.equals(itsScenario)
        && name.equals(itsName)
        && (version.equals(itsVersion) || version.equals("latest"));
  }

  /** Returns what to ask the registry for, or empty if it cannot know such a name. */
  Optional<Lookup> lookup() {
    boolean config = kind.equals(CONFIG);
    String all = config ? CONFIGS : TEMPLATES;
    String target;
    if (named()) {
      if (!isName(scenario, false, MAX_NAME_LENGTH)
          || !isName(name, false, MAX_NAME_LENGTH)
          || !isName(version, true, MAX_VERSION_LENGTH)) {
        return Optional.empty();
      }
      target = all + "?scenario=" + scenario + "&name=" + name + "&version=" + version
          + "&includeSpec=true" + (config ? '&' + UNRESOLVED : "");
    } else if (isUuid(id)) {
      target = all + '/' + id + (config ? '?' + UNRESOLVED : "");
    } else {
      return Optional.empty();
    }
    return Optional.of(new Lookup(
        kind, target, scope.equals("resource_group") ? RESOURCE_GROUP_SCOPE : Headers.none()));
  }

  private static boolean isName(String text, boolean dots, int maxLength) {
    boolean good = text.length() <= maxLength;
    for (int i = 0; i < text.length() && good; i++) {
      char c = text.charAt(i);
      good = isLetter(c) || isDigit(c) || c == '_' || c == '-' || (dots && c == '.');
    }
    return good;
  }

  private static boolean isUuid(String text) {
    boolean good = text.length() == UUID_LENGTH;
    for (int i = 0; i < text.length() && good; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      good = dash ? c == '-' : isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
    return good;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
