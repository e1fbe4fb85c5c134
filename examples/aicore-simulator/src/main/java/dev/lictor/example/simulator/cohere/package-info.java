/**
 * Cohere's own dialect: chat v2, whole and streamed, and rerank. Looks into {@code json}, {@code exchange} and {@code model}.
 */
@NullMarked
package dev.lictor.example.simulator.cohere;

import org.jspecify.annotations.NullMarked;
