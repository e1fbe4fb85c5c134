package dev.lictor.settings;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Structure;
import dev.lictor.dsl.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A settings file whose structure is sound. Not thread-safe: what is read from it may add findings; after the last read {@link
 * #check} tells whether there are any.
 */
public final class SettingsFile {

  private static final int MAX_BYTES = 1 << 20;
  private static final Structure STRUCTURE =
      Structure.resource(SettingsFile.class, "settings.schema.json");

  private final Path file;
  private final Mapping tree;
  private final Findings findings;

  private SettingsFile(Path file, Mapping tree, Findings findings) {
    this.file = file;
    this.tree = tree;
    this.findings = findings;
  }

  /**
   * Reads a file.
   *
   * @param sections the parts that belong to the host; any other part but {@code engine} is a finding
   * @throws DiagnosticException with every finding about the structure, if there is one
   */
  public static SettingsFile read(Path file, Section... sections) throws DiagnosticException {
    return read(file, structure(sections));
  }

  /**
   * Reads a file of whatever host: the parts that belong to it are not looked at.
   *
   * @throws DiagnosticException with every finding about the structure of the rest, if there is one
   */
  public static SettingsFile ofAnyHost(Path file) throws DiagnosticException {
    return read(file, STRUCTURE.openAtTop());
  }

  private static SettingsFile read(Path file, Structure structure) throws DiagnosticException {
    Findings findings = new Findings();
    Optional<Mapping> tree = YamlFile.read(file, file.toString(), MAX_BYTES, findings);
    tree.ifPresent(t -> structure.check(t, findings));
    findings.check();
    return new SettingsFile(file, tree.orElseThrow(), findings);
  }

  /** Returns the JSON Schema of a settings file with these sections, for editors. */
  public static String jsonSchema(Section... sections) {
    return structure(sections).jsonSchema();
  }

  /** Returns the JSON Schema of a settings file of whatever host, for editors. */
  public static String jsonSchemaOfAnyHost() {
    return STRUCTURE.openAtTop().jsonSchema();
  }

  private static Structure structure(Section... sections) {
    Structure structure = STRUCTURE;
    for (Section section : sections) {
      structure = structure.with(section.key(), section.structure());
    }
    return structure;
  }

  /** Returns the part with the key, present or not. */
  public SettingsNode section(String key) {
    return new SettingsNode(file, tree, "", findings).at(key);
  }

  /**
   * Does nothing if nothing is wrong with what was read so far.
   *
   * @throws DiagnosticException with every finding, if something is
   */
  public void check() throws DiagnosticException {
    findings.check();
  }
}
