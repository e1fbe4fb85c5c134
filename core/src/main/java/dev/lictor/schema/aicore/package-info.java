/**
 * The control plane of SAP AI Core: its operations by name, and what of their bodies and answers matters here.
 *
 * <p>This room looks into {@code schema}, {@code http}, {@code call} and {@code internal.json}.
 */
@NullMarked
package dev.lictor.schema.aicore;

import org.jspecify.annotations.NullMarked;
