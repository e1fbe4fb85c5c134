/**
 * OpenAI's responses: created whole, streamed or in the background, kept, fetched, cancelled, deleted. Looks into {@code json},
 * {@code exchange}, {@code model} and, for errors, {@code openai}.
 */
@NullMarked
package dev.lictor.example.simulator.responses;

import org.jspecify.annotations.NullMarked;
