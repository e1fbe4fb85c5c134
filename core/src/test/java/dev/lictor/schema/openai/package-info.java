/** Tests of what the corpus cannot say of OpenAI's room. */
@NullMarked
package dev.lictor.schema.openai;

import org.jspecify.annotations.NullMarked;
