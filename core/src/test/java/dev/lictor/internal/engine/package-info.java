/** Tests of single steps of the engine. */
@NullMarked
package dev.lictor.internal.engine;

import org.jspecify.annotations.NullMarked;
