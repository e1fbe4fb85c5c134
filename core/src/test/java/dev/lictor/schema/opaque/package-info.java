/** Tests of the room of custom servers. */
@NullMarked
package dev.lictor.schema.opaque;

import org.jspecify.annotations.NullMarked;
