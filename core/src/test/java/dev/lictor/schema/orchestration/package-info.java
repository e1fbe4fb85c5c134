/** Tests of the room of orchestration. */
@NullMarked
package dev.lictor.schema.orchestration;

import org.jspecify.annotations.NullMarked;
