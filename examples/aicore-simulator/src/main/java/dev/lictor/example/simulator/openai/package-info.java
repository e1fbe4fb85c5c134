/**
 * Chat completions of a deployed foundation model, in OpenAI's dialect. Looks into {@code json}, {@code exchange} and {@code
 * model}.
 */
@NullMarked
package dev.lictor.example.simulator.openai;

import org.jspecify.annotations.NullMarked;
