/** Tests of the room of AI Core's control plane. */
@NullMarked
package dev.lictor.schema.aicore;

import org.jspecify.annotations.NullMarked;
