package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One resource of the prompt registry, while an answer of the registry is read. By id the resource itself is the answer, by name
 * {@code {"count","resources":[…]}}; configurations are told in snake_case, templates in camelCase (prompt registry, spec of SAP's Java
 * SDK). Confined to one call.
 */
final class StoredDocument {

  private static final ObjectShape<StoredDocument> RESOURCE = ObjectShape.<StoredDocument>builder()
      .optional("scenario", (in, stored) -> stored.scenario = word(in))
      .optional("name", (in, stored) -> stored.name = word(in))
      .optional("version", (in, stored) -> stored.version = word(in))
      .optional("is_version_head", (in, stored) -> stored.head(in))
      .optional("isVersionHead", (in, stored) -> stored.head(in))
      .required("spec", (in, stored) -> {
        in.skip();
        stored.from = in.start();
        stored.to = in.end();
      })
      .others((in, stored, key) -> in.skip())
      .build();

  private static final ObjectShape<List<StoredDocument>> LIST =
      ObjectShape.<List<StoredDocument>>builder()
          .required("resources", (in, found) -> in.array(StoredDocument::read, found))
          .others((in, found, key) -> in.skip())
          .build();

  private String scenario = "";
  private String name = "";
  private String version = "";
  private boolean superseded;
  private int from;
  private int to;

  private StoredDocument() {}

  /**
   * Returns what the reference stands for.
   *
   * @throws JsonFault if the answer does not say, or in several ways
   */
  static ByteBuffer spec(Ref ref, ByteBuffer answer) {
    if (!ref.named()) {
      StoredDocument only = new StoredDocument();
      new JsonReader(answer).document(RESOURCE, only);
      return only.of(answer);
    }
    List<StoredDocument> found = new ArrayList<>(1);
    new JsonReader(answer).document(LIST, found);
    found.removeIf(each -> each.superseded || !ref.fits(each.scenario, each.name, each.version));
    if (found.size() != 1) {
      throw new JsonFault(
          "unresolved_reference",
          found.isEmpty()
              ? "$.resources: there is none of this scenario, name and version"
              : "$.resources: there are several of this scenario, name and version");
    }
    return found.get(0).of(answer);
  }

  private static void read(JsonReader in, List<StoredDocument> found) {
    StoredDocument next = new StoredDocument();
    in.object(RESOURCE, next);
    found.add(next);
  }

  private static String word(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
      return "";
    }
    return in.string();
  }

  private void head(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      superseded |= !in.bool();
    }
  }

  private ByteBuffer of(ByteBuffer answer) {
    return answer.duplicate().position(answer.position() + from).limit(answer.position() + to);
  }
}
