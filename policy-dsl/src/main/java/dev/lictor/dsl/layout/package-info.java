/**
 * The canonical layout of YAML files: indentation, spaces, needless quotes, blank lines, and the order of the sections.
 *
 * <p>Each step changes a text in one respect, and is undone if the file would then read differently or a comment would be lost. What
 * the files mean is the business of others. This room looks into {@code yaml} and {@code diagnostic}.
 */
@NullMarked
package dev.lictor.dsl.layout;

import org.jspecify.annotations.NullMarked;
