/**
 * YAML and JSON files as trees in which everything knows its place, and the check of their structure against a JSON Schema.
 *
 * <p>What the values mean is the business of those who ask for the tree. This room looks into {@code diagnostic} only; it is
 * the only one that knows snakeyaml-engine and the schema validator.
 */
@NullMarked
package dev.lictor.dsl.yaml;

import org.jspecify.annotations.NullMarked;
