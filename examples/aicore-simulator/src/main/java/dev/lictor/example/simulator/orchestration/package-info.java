/**
 * The orchestration service, v1 and v2 completions: validation, templating, masking, filtering, fallback, answers and
 * streams. Looks into {@code json}, {@code exchange} and {@code model}.
 */
@NullMarked
package dev.lictor.example.simulator.orchestration;

import org.jspecify.annotations.NullMarked;
