package dev.lictor.dsl.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.lictor.dsl.diagnostic.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a kind of file may look like, said by a JSON Schema (draft 2020-12), which editors use as well. Immutable.
 *
 * <p>Two annotations make findings pleasant: {@code title} says what is expected where a text has the wrong form, and {@code
 * x-later} lists keys of the full language that this version does not have.
 */
public final class Structure {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(Dialect.builder(Dialects.getDraft202012())
          .keyword(new NonValidationKeyword("x-later"))
          .build());

  private final Schema schema;
  private final JsonNode document;

  private Structure(JsonNode document) {
    this.document = document;
    // Findings are placed by the schema's own paths, and hosts make variants of one schema: its
    // name is for editors.
    this.schema =
        REGISTRY.getSchema(SchemaLocation.of("urn:lictor:structure"), without(document, "$id"));
  }

  /** Returns the structure of a schema on the class path. */
  public static Structure resource(Class<?> beside, String name) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the structure of a schema.
   *
   * @throws IllegalArgumentException if the text is not JSON
   */
  public static Structure of(String jsonSchema) {
    return new Structure(parse(jsonSchema));
  }

  /** Returns this structure with the other one as a further key of its top mapping. */
  public Structure with(String key, Structure section) {
    ObjectNode merged = document.deepCopy();
    merged.remove("$id");
    merged.withObject("/properties").set(key, relocated(section.document, "#/properties/" + key));
    return new Structure(merged);
  }

  /** Returns this structure with any further key at the top allowed, whatever its value. */
  public Structure openAtTop() {
    return new Structure(without(document, "additionalProperties"));
  }

  /** Adds a finding for everything in the tree that the structure does not allow. */
  public void check(Mapping tree, Findings findings) {
    Complaints complaints = new Complaints(document, tree, findings);
    for (Error error : schema.validate(Trees.json(tree))) {
      complaints.add(error);
    }
  }

  /** Returns the keys that it knows at the top, in their order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    document.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Returns the schema itself. */
  public String jsonSchema() {
    return document.toPrettyString();
  }

  private static JsonNode without(JsonNode object, String key) {
    ObjectNode copy = object.deepCopy();
    copy.remove(key);
    return copy;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("the schema is not JSON", e);
    }
  }

  // A section's own references count from its root, which is now further down.
  private static JsonNode relocated(JsonNode section, String root) {
    return parse(section.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + root + '/'));
  }
}
