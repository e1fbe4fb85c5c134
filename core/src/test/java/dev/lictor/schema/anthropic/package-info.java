/** Tests of the room of Anthropic's Messages API. */
@NullMarked
package dev.lictor.schema.anthropic;

import org.jspecify.annotations.NullMarked;
