/**
 * Findings as people and machines read them: text, JSON, SARIF and JUnit.
 *
 * <p>Which findings there are is the business of those who ask. This room looks into {@code dsl.diagnostic} only.
 */
@NullMarked
package dev.lictor.cli.report;

import org.jspecify.annotations.NullMarked;
