/**
 * Chat completions and embeddings in OpenAI's dialect, as Azure and as others speak it, and its error shape. Looks into {@code
 * json}, {@code exchange} and {@code model}.
 */
@NullMarked
package dev.lictor.example.simulator.openai;

import org.jspecify.annotations.NullMarked;
