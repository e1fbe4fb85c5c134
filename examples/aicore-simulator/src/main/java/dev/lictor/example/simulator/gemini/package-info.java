/**
 * Google's Gemini models, deployed in AI Core, at the Gemini API and at Vertex AI: generating, streaming, embedding, counting.
 * Looks into {@code json}, {@code exchange}, {@code model} and {@code vendor}.
 */
@NullMarked
package dev.lictor.example.simulator.gemini;

import org.jspecify.annotations.NullMarked;
