/** Tests of the room of the same name. */
@NullMarked
package dev.lictor.dsl.analysis;

import org.jspecify.annotations.NullMarked;
