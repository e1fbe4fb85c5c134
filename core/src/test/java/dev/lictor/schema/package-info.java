/** Tests of what all rooms have in common. */
@NullMarked
package dev.lictor.schema;

import org.jspecify.annotations.NullMarked;
