/** Tests of the room of Google's Gemini models. */
@NullMarked
package dev.lictor.schema.gemini;

import org.jspecify.annotations.NullMarked;
